"""Many ledgers to one picture: copies, entities, stories, deeds and claims across documents."""
