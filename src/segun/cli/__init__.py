"""What a person types: thin commands that call the floors above and format."""
