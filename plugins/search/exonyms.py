"""What towns are called in the other languages of their country, in English, and since they grew by a merger.

GeoNames has many more names, without a language: these are the ones that people type. Each line begins with the name in
GeoNames; the others are alternate names there, or begin with that one (a test compares).
"""

NAMES = {
    "BE": """
        Brussels, Bruxelles, Brussel
        Antwerp, Anvers, Antwerpen
        Gent, Gand, Ghent
        Liège, Luik, Lüttich
        Schaerbeek, Schaarbeek
        Brugge, Bruges
        Namur, Namen
        Leuven, Louvain
        Molenbeek-Saint-Jean, Sint-Jans-Molenbeek
        Mons, Bergen
        Ixelles, Elsene
        Uccle, Ukkel
        Aalst, Alost
        Mechelen, Malines
        Kortrijk, Courtrai
        Tournai, Doornik
        Ostend, Ostende, Oostende
        Sint-Niklaas, Saint-Nicolas
        Woluwe-Saint-Lambert, Sint-Lambrechts-Woluwe
        Forest, Vorst
        Roeselare, Roulers
        Mouscron, Moeskroen
        Saint-Gilles, Sint-Gillis
        Dendermonde, Termonde
        Sint-Truiden, Saint-Trond
        Braine-l'Alleud, Eigenbrakel
        Vilvoorde, Vilvorde
        Ieper, Ypres
        Halle, Hal
        Wavre, Waver
        Auderghem, Oudergem
        Lier, Lierre
        Menen, Menin
        Oudenaarde, Audenarde
        Tienen, Tirlemont
        Geraardsbergen, Grammont
        Tongeren, Tongres
        Saint-Josse-ten-Noode, Sint-Joost-ten-Node
        Berchem-Sainte-Agathe, Sint-Agatha-Berchem
        Watermael-Boitsfort, Watermaal-Bosvoorde
        Ath, Aat
        Arlon, Arel, Aarlen
        Soignies, Zinnik
        Ronse, Renaix
        Nivelles, Nijvel
        Huy, Hoei
        Diksmuide, Dixmude
    """,
    "CA": """
        Québec, Quebec City, Ville de Québec
        Greater Sudbury, Sudbury, Grand Sudbury
        St. John's, Saint-Jean
    """,
    "CH": """
        Geneva, Genève, Genf, Ginevra
        Basel, Bâle, Basle
        Bern, Berne
        Winterthur, Winterthour
        Luzern, Lucerne
        Sankt Gallen, Saint-Gall, St. Gallen
        Biel/Bienne, Biel, Bienne
        Thun, Thoune
        Bellinzona, Bellinzone
        Fribourg, Freiburg
        Schaffhausen, Schaffhouse
        Chur, Coire
        Sitten, Sion
        Neuchâtel, Neuenburg
        Zug, Zoug
        Martigny-Ville, Martigny
        Sierre, Siders
        Solothurn, Soleure
        Burgdorf, Berthoud
        Grenchen, Granges
        Schwyz, Schwytz
        Delémont, Delsberg
        Visp, Viège
        Brig, Brigue
    """,
    "FR": """
        Marseille, Marseilles
        Lyon, Lyons
        Strasbourg, Strassburg
        Dunkirk, Dunkerque
        Cherbourg, Cherbourg-en-Cotentin
        Évry, Évry-Courcouronnes
        Le Chesnay, Le Chesnay-Rocquencourt
        Oullins, Oullins-Pierre-Bénite
        Saint-Ouen, Saint-Ouen-sur-Seine
    """,
    "LU": """
        Luxembourg, Luxemburg, Lëtzebuerg
        Esch-sur-Alzette, Esch
        Dudelange, Düdelingen
    """,
}

EXONYMS = {
    (country, name): tuple(others)
    for country, lines in NAMES.items()
    for name, *others in (line.strip().split(", ") for line in lines.strip().splitlines())
}
"""The other names of a town, by its country (ISO 3166-1) and its name in GeoNames."""
