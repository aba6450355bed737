"""What the search finds: text analysed, weighed as lunr weighs it, and cut into files small enough for a phone."""
