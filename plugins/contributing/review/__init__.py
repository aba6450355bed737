"""What is wrong with a directory, or with a change of it, said in every form that somebody reads."""
