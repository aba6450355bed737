"""What an organisation's own web site, or a public register, says of an entry."""
