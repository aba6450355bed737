"""What a city or a network chooses in pelicanconf.py, checked before anything is built."""
