"""What people read: sentences, labels, dates and money, in each language of the site."""
