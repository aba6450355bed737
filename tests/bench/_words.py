"""What made-up entries are made of: towns of every French département, causes, names, sentences in two languages."""

from typing import NamedTuple


class Town(NamedTuple):
    """A town and a postcode of it."""

    city: str
    postcode: str


TOWNS = tuple(
    Town(name, postcode)
    for name, _, postcode in (
        one.strip().rpartition(" ")
        for one in """Bourg-en-Bresse 01000; Laon 02000; Moulins 03000; Digne-les-Bains 04000; Gap 05000; Nice 06000;
        Privas 07000; Charleville-Mézières 08000; Foix 09000; Troyes 10000; Carcassonne 11000; Rodez 12000;
        Marseille 13001; Caen 14000; Aurillac 15000; Angoulême 16000; La Rochelle 17000; Bourges 18000; Tulle 19000;
        Ajaccio 20000; Bastia 20200; Dijon 21000; Saint-Brieuc 22000; Guéret 23000; Périgueux 24000; Besançon 25000;
        Valence 26000; Évreux 27000; Chartres 28000; Quimper 29000; Brest 29200; Nîmes 30000; Toulouse 31000;
        Auch 32000; Bordeaux 33000; Montpellier 34000; Rennes 35000; Châteauroux 36000; Tours 37000; Grenoble 38000;
        Lons-le-Saunier 39000; Mont-de-Marsan 40000; Blois 41000; Saint-Étienne 42000; Le Puy-en-Velay 43000;
        Nantes 44000; Orléans 45000; Cahors 46000; Agen 47000; Mende 48000; Angers 49000; Saint-Lô 50000; Reims 51100;
        Chaumont 52000; Laval 53000; Nancy 54000; Bar-le-Duc 55000; Vannes 56000; Metz 57000; Nevers 58000; Lille 59000;
        Roubaix 59100; Beauvais 60000; Alençon 61000; Arras 62000; Clermont-Ferrand 63000; Pau 64000; Tarbes 65000;
        Perpignan 66000; Strasbourg 67000; Colmar 68000; Lyon 69003; Villeurbanne 69100; Vesoul 70000; Mâcon 71000;
        Le Mans 72000; Chambéry 73000; Annecy 74000; Paris 75011; Rouen 76000; Melun 77000; Versailles 78000;
        Niort 79000; Amiens 80000; Albi 81000; Montauban 82000; Toulon 83000; Avignon 84000; La Roche-sur-Yon 85000;
        Poitiers 86000; Limoges 87000; Épinal 88000; Auxerre 89000; Belfort 90000; Évry-Courcouronnes 91000;
        Nanterre 92000; Bobigny 93000; Saint-Denis 93200; Créteil 94000; Cergy 95000; Basse-Terre 97100;
        Fort-de-France 97200; Cayenne 97300; Saint-Pierre 97410; Mamoudzou 97600""".split(";")
    )
)

CAUSES = """aide-alimentaire=Aide alimentaire=Food aid=sun; logement=Logement=Housing=sky; sante=Santé=Health=elan;
handicap=Handicap=Disability=plum; personnes-agees=Personnes âgées=Older people=clay; jeunesse=Jeunesse=Youth=sun;
education=Éducation=Education=sky; environnement=Environnement=Environment=leaf; culture=Culture=Culture=plum;
sport=Sport=Sport=elan; migrants=Exil=Exile=clay; insertion=Insertion=Work integration=leaf"""
SKILLS = """comptabilite=Comptabilité=Accounting; droit=Droit=Law; communication=Communication=Communication;
traduction=Traduction=Translation; informatique=Informatique=Computing"""
GOODS = """livres=Livres=Books; vetements=Vêtements=Clothes; mobilier=Mobilier=Furniture; velos=Vélos=Bicycles;
ordinateurs=Ordinateurs=Computers"""
LABELS = "don-en-confiance=Don en Confiance=Don en Confiance"
TAX = "fr-66=Réduction d'impôt de 66 %=66% tax reduction"

FIRST = """Les Amis|Le Relais|La Maison|L'Atelier|Le Collectif|Les Jardins|La Ressourcerie|L'Entraide|Le Comptoir|
La Passerelle|Le Foyer|Les Voisins|L'Épicerie|La Bibliothèque|Le Refuge|Les Chemins|La Fabrique|Le Cercle|L'École|
Les Mains|La Cantine|Le Théâtre|Les Sentiers|La Caravane|Le Fil|Les Abeilles|La Boussole|Le Phare|Les Passeurs|
La Source""".replace("\n", "").split("|")
SECOND = """de l'espoir|du quartier|de la rivière|des aînés|d'avenir|du matin|d'ici|du fleuve|des familles|
sans frontières|en chemin|de la forêt|du partage|des possibles|en commun|du vieux port|de la vallée|des enfants|
du lien|à vélo|des savoirs|de la colline|des rires|en fête|du bout du monde|des quatre saisons|de l'horizon|en herbe|
de la place|pour tous|au grand air|des marais""".replace("\n", "").split("|")

SENTENCES = {
    "fr": """{name} accueille chaque semaine des habitants de {city} autour d'un repas, d'un jeu ou d'une question.
Les bénévoles se relaient du lundi au samedi, et personne n'est tenu de venir deux fois.
L'association est née d'une rencontre entre voisins qui voulaient faire quelque chose de leurs soirées.
On y répare des vélos, on y relit des courriers, on y apprend le français ou la couture.
Une équipe va à la rencontre de celles et ceux qui ne poussent pas la porte d'un guichet.
En {year}, {count} personnes ont été accompagnées, pour quelques heures ou pour plusieurs mois.
Le local est prêté par la commune ; le reste vient de dons, de ventes et d'une subvention du département.
Les enfants du quartier ont peint la façade, et les plus grands s'occupent du potager.
Chacun donne ce qu'il peut : du temps, un savoir-faire, un meuble, ou un peu d'argent chaque mois.
Nous publions nos comptes chaque année et répondons à toutes les questions.
Les partenaires de {city} envoient vers nous les personnes qu'ils ne peuvent pas loger.
Un camion fait le tour des villages voisins deux fois par mois, même en hiver.
Ce qui manque le plus est simple : des bras le matin et une place pour ranger les dons.
Les ateliers sont ouverts à tous, sans inscription et sans condition de revenu.
La plupart des personnes que nous aidons deviennent bénévoles à leur tour.""".split("\n"),
    "en": """Every week {name} welcomes people of {city} around a meal, a game or a question to settle.
Volunteers take turns from Monday to Saturday, and nobody has to come twice.
The association was born when neighbours met who wanted to do something with their evenings.
People mend bicycles, read letters together, learn French or sewing.
A team goes to meet those who never push the door of an office.
In {year}, {count} people were helped, for a few hours or for several months.
The room is lent by the town; the rest comes from gifts, sales and a public grant.
Children of the area painted the front, and the older ones look after the garden.
Everybody gives what they can: time, a skill, a chair, or a little money each month.
We publish our accounts every year and answer every question.
Partners in {city} send us the people whom they cannot house.
A van goes round the villages nearby twice a month, even in winter.
What is missing most is simple: hands in the morning and a place to store gifts.
Workshops are open to all, without registration and whatever one earns.
Most of the people whom we help become volunteers in their turn.""".split("\n"),
}

SUMMARIES = {
    "fr": [
        "À {city}, des bénévoles accompagnent les habitants au quotidien, un jour après l'autre.",
        "Un lieu ouvert à {city} où l'on répare, partage et apprend ensemble.",
        "Accueil, repas et conseils pour celles et ceux qui en ont besoin autour de {city}.",
        "Des ateliers, des sorties et une présence toute l'année dans les quartiers de {city}.",
    ],
    "en": [
        "In {city}, volunteers stand by people in daily life, one day after the other.",
        "An open place in {city} where people mend, share and learn together.",
        "Welcome, meals and advice for those who need them around {city}.",
        "Workshops, outings and a presence all year round in the districts of {city}.",
    ],
}

NEEDS = {
    "money": ("Aider à payer le loyer du local", "Help to pay the rent"),
    "time": ("Tenir une permanence du matin", "Open the door in the morning"),
    "skills": ("Relire nos comptes et nos contrats", "Read our accounts and contracts"),
    "goods": ("Des affaires en bon état", "Things in good condition"),
    "housing": ("Une chambre pour quelques semaines", "A room for a few weeks"),
}

PAGES = {
    "about": (("À propos", "a-propos"), ("About", "about")),
    "charter": (("La charte", "charte"), ("The charter", "charter")),
    "contribute": (("Contribuer", "contribuer"), ("Contribute", "contribute")),
    "legal": (("Mentions légales", "mentions-legales"), ("Legal notice", "legal")),
}
