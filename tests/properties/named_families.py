"""Random families with common names, and clean papers about one of them in ordinary words.

Given names and family names are drawn apart from each other, so nobody is meant. Among the names are many
that are words too: they are what a search that asks too much would trip over.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from barnombud.domain.name_search import NameSet, family_names, names_of, names_to_look_for, words_near
from barnombud.domain.papers.enclosure import EnclosureContent, NoteRow
from barnombud.domain.papers.family import FamilyOffer, GuardianSheetContent
from barnombud.domain.papers.written_parts import filled_parts, written_parts
from tests.documents import samples

_FIRST = (
    "Alice Maja Vera Alma Selma Elsa Lilly Astrid Wilma Freja Olivia Ebba Stella Ella Saga Signe Agnes "
    "Liv Iris Ines Noah William Liam Hugo Lucas Adam Oliver Matteo Elias Leo Walter August Nils Axel "
    "Ludvig Love Sam Sixten Frans Bo My Kim Lo Tim Dag Sten Björn Per Jan Maj Mina Mohammed Fatima "
    "Amina Ali Yusuf Zahra Noor Han Linh Mira Vide Anna Eva Maria Karin Kristina Lena Lars Mikael "
    "Anders Johan Erik Karl Peter Thomas Jonas Emma Sara Linnéa Rosa Stig "
)
_LAST = (
    "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lund Berg "
    "Ek Lind Holm Strand Sjö Ström Hall Falk Ros Alm Björk Lindqvist Sandberg Åberg Engström Hassan "
    "Ahmed Ali Mohamed Nguyen Vik Dahl "
)
FIRST, LAST = tuple(_FIRST.split()), tuple(_LAST.split())
SENTENCES = (
    "{barn} leker gärna i små grupper och tröstar andra.",
    "Mina bästa stunder är när vi bygger, säger {barn}.",
    "Det är lugnare när någon läser en saga före vilan.",
    "Min dag blir bra när jag får vara ute.",
    "Vi ses per telefon i maj och en gång till i augusti.",
    "Han vill bo hos mormor ibland och äta glass på en sten.",
    "Hon klarar att gå i skogen vid älven och plocka blad.",
    "{barn} sover bättre sedan kvällarna blev lugna.",
    "{förälder} vill ha stöd med rutiner på morgonen.",
    "{personal} hälsar på hemma och ringer efter besöket.",
    "Svårt att vänta på sin tur och att byta aktivitet.",
    "Orkar inte när det är högt ljud i samlingen.",
    "Per vecka blir det två träffar på öppna förskolan.",
    "Ljusa kvällar gör det svårt att somna, mörk gardin hjälper.",
    "En björn i en bok blev en god vän.",
    "Alla barn får en egen lina att hålla i på väg till berget.",
    "Att få tid att svara gör att orden kommer.",
    "Maten går bra när det är ris, fil eller smörgås.",
    "Liv och rörelse i hallen gör {barn} trött.",
    "Hör bra på båda öronen enligt provet i mars.",
    "Språkgruppen börjar efter jul och håller på till april.",
    "Vi hjälps åt med ett nytt sätt att säga hej då.",
    "Jag kan själv, säger {barn} och tar på sig mössan.",
    "Den lilla gruppen ger ro, den stora ger oro.",
    "Storasyster hämtar ibland och då går det bra.",
    "Lek med vatten och sand gör att tiden går fort.",
    "Familjen har lång väg och buss en gång i timmen.",
    "Vi frågar igen om sömnen när vi följer upp.",
    "Annars räcker det med bilder på väggen.",
    "Sol och vind går bra, regn är svårt.",
)
OFFERS = (
    "Språkgrupp på öppna förskolan",
    "Samtal om sömn och kvällar hemma",
    "Bilder som hjälp i samlingen",
    "Föräldragrupp, sex träffar",
    "Saga och sång i liten grupp",
    "Hembesök med lek",
)


@dataclass(frozen=True)
class NamedFamily:
    """One family, as its case names it."""

    alias: str
    first: str
    last: str
    adults: tuple[str, ...]

    @property
    def names(self) -> NameSet:
        """What the search knows of it."""
        return family_names(alias=self.alias, first=self.first, last=self.last, adults=self.adults)

    @property
    def full_names(self) -> tuple[str, ...]:
        """First and family name of everybody in it."""
        return tuple(f"{each.split()[0]} {self.last}" for each in (self.first, *self.adults))


def family(random: Random, number: int) -> NamedFamily:
    """Return a family of one child and one or two guardians."""
    last = random.choice(LAST)
    adults = tuple(f"{random.choice(FIRST)} {last}" for _ in range(random.choice((1, 2, 2))))
    return NamedFamily(f"Räv {number}", random.choice(FIRST), last, adults)


def paragraph(random: Random, own: NamedFamily, adult: str, sentences: int) -> str:
    """Return ordinary sentences that name the child, one guardian and the team, and nobody else."""
    told = {"barn": own.first, "förälder": adult, "personal": samples.NURSE.name.split()[0]}
    return " ".join(each.format(**told) for each in random.sample(SENTENCES, sentences))


def clean_enclosure(random: Random, own: NamedFamily) -> EnclosureContent:
    """Return an enclosure with nothing of another family on it."""
    adult = own.adults[0].split()[0]
    notes = tuple(
        NoteRow(author=samples.NURSE.name, text=paragraph(random, own, adult, random.randint(1, 4)))
        for _ in range(random.randint(0, 3))
    )
    offers = tuple(
        offer.model_copy(update={"what": what})
        for offer, what in zip(samples.OFFERS, random.sample(OFFERS, 2), strict=True)
    )
    texts = {name: paragraph(random, own, adult, 2) for name in ("works", "hard", "need", "better")}
    return samples.enclosure(
        child=own.first,
        notes=notes,
        offers=offers,
        voice=None,
        flower=None,
        additions=(),
        questions=(),
        **texts,
    )


def clean_sheet(random: Random, own: NamedFamily) -> GuardianSheetContent:
    """Return the first guardian's sheet with nothing of another family, nor of the other guardian."""
    offers = tuple(FamilyOffer(what=what, who="Förskolan") for what in random.sample(OFFERS, 3))
    adult = own.adults[0].split()[0]
    sheet = samples.sheet(
        child=own.first,
        recipient=own.adults[0],
        flower=None,
        works=paragraph(random, own, adult, 3),
        better=paragraph(random, own, adult, 1),
    )
    return sheet.model_copy(update={"offers": offers})


def searched_for(
    content: EnclosureContent | GuardianSheetContent, own: NamedFamily, others: list[NameSet]
) -> tuple[NameSet, NameSet]:
    """Return the names that are looked for on a paper and those that are its own, as the program has them."""
    team = names_of((samples.RECTOR.name, samples.NURSE.name, samples.SOCIAL.name, *filled_parts(content)))
    mine = None
    if isinstance(content, GuardianSheetContent):
        mine = family_names(alias=own.alias, first=own.first, last=own.last, adults=(content.recipient,))
    near = words_near(part.text for part in written_parts(content))
    return names_to_look_for(others, own.names, team, near=near, mine=mine)
