"""What the world knows, as data: countries, capitals and seats, organisations, offices, places."""
