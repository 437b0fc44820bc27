#!/usr/bin/env python3
"""Says of which sources the title is plainly in another language than English, and which.

    python3 tools/titles.py            prints the sources that do not say `language`, with what it would be
    python3 tools/titles.py --write    writes it into their files

Nothing is guessed from publishers or countries: a title counts where it has words of one language that no other of these has, and none of
English. The field is for speech and for the choice of letters, so a title that could be in two languages is left alone.
"""

import re
import sys
import tomllib
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "content" / "sources"

# Words that carry no name: articles, prepositions, common verbs and nouns, as they stand in headlines.
WORDS = {
    "es": "el los las del y una con por para su sobre qué más entra construirá será tendrá contará anuncia lanza lanzó presenta inauguran inauguró "
    "gobierno primer supercomputadora supercomputador supercómputo centro nuevo desarrollo inteligencia firman acuerdo universidad país puso "
    "desarrollará impulsa crear quiere esta al sin proyecto millones "
    "convocatoria estrategia nacional memorando apuesta comenzó funcionar cambian manos régimen debaten supercerebro funcionamiento nunca funcionó "
    "migración carta intención busca romper barreras debuta laboratorio política transformación soberanía tras supercomputación construirá así es entra "
    "carrera norma realidad entre suma instituciones",
    "pt": "o os as do dos da das em no na nos nas e um uma ao pela pelo são não mais será ministério governo lança lançado anuncia recebe adia supercomputador "
    "nuvem soberana estatais português língua brasileira nacional desligado ser volta aciona prepara para "
    "encontro aterrissagem forçada quase todo mundo dentro considera combinar compra infraestrutura",
    "fr": "le les des du et une sur pour par dans avec au aux est sa son ses plus l'ia d'un d'une l'intelligence artificielle supercalculateur lance lancement inaugure inauguré dévoile "
    "passe centre calcul données nouveau gouvernement français française modèle langue stratégie nationale dote haute performance construction projet "
    "l'arrêt levés milliards bientôt immersion équipes plaide renforcement avis critiques qui",
    "it": "il lo gli della dello dei degli delle alla nel nella è una con per sono più italiano italiana supercomputer intelligenza artificiale di primo modello "
    "linguistico dati grande parte presentato nasce",
    "de": "der die das den dem des und ein eine einen mit für von im zum zur auf ist wird werden nicht künstliche intelligenz rechenzentrum schweizer sprachmodell "
    "supercomputer neuer neue startet nimmt betrieb bundesregierung deutschland europäische aus",
    "nl": "het een van voor met zijn wordt niet nieuwe nederlandse taalmodel naar bij ook",
    "da": "det et af til med på ikke nye dansk danske regeringen er og",
    "sv": "det ett av till med på är och nya svensk svenska språkmodell",
    "nb": "ei av til med på ikkje ikke nye norsk norske språkmodell og er",
    "fi": "suomen tekoäly kielimalli uusi suomalainen supertietokone",
    "pl": "jest nie się oraz dla przez polski polska model językowy sztucznej inteligencji superkomputer na",
    "tr": "ve bir için ile yapay zekâ zeka türkçe türkiye milli büyük dil modeli",
    "ro": "și din pentru cu este limba română inteligență artificială",
    "hu": "és egy az magyar nyelvi mesterséges intelligencia",
    "id": "dan yang untuk dengan dari di indonesia kecerdasan artifisial ini",
    "vi": "và của cho trí tuệ nhân tạo việt nam",
}
ENGLISH = set(
    "the of and for to in on with from by at how its as are new will be that what why this has launches launched announces using about page paper card "
    "release documentation system model models computing supercomputing centre center plan plans data first says unveils opens built into more than out "
    "is was were not an or announced rank buys made little keep getting inside connects building fastest reveals proposes copy read me readme entry list overview project institute university copy access under over up state report".split()
)
# Letters that decide alone.
SCRIPTS = [
    (r"[\u3040-\u30ff]", "ja"),
    (r"[\uac00-\ud7af]", "ko"),
    (r"[\u0e00-\u0e7f]", "th"),
    (r"[\u0980-\u09ff]", "bn"),
    (r"[\u0590-\u05ff]", "he"),
    (r"[\u0370-\u03ff]", "el"),
    (r"[іїєґІЇЄҐ]", "uk"),
    (r"[ыэёЫЭЁ]", "ru"),
    (r"[ةىإأ]", "ar"),
]


def language_of(title):
    """The language of a title, or None where it is English or not plain."""
    for letters, language in SCRIPTS:
        if re.search(letters, title) and not re.search(r"[a-z]{4}", title):
            return language
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", title.lower().replace("’", "'"))
    # Initials and names say nothing: only what is written small, or begins the title, counts against English.
    if any(word in ENGLISH for word in words):
        return None
    found = {}
    for language, known in WORDS.items():
        known = set(known.split())
        found[language] = {word for word in words if word in known}
    ranked = sorted(found, key=lambda language: -len(found[language]))
    best, second = ranked[0], ranked[1]
    own = found[best] - set().union(*(found[other] for other in ranked[1:]))
    # Two words of the language, of which one is of no other; or a long one, where there is none of another.
    long = any(len(word) >= 4 for word in own)
    plain = own and len(found[best]) > len(found[second]) and (len(found[best]) >= 2 or (long and not found[second]))
    return best if plain else None


def main():
    write = "--write" in sys.argv[1:]
    for path in sorted(SOURCES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        front = text.split("+++\n")[1]
        entry = tomllib.loads(front)
        if "language" in entry.get("facts", {}):
            continue
        language = language_of(entry["title"])
        if language is None:
            continue
        print(f"{language}  {path.stem}: {entry['title']}")
        if write:
            # Its place is behind the other facts: the kind declares it last.
            lines = front.rstrip("\n").split("\n")
            start = lines.index("[facts]")
            end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("[")), len(lines))
            while lines[end - 1] == "":
                end -= 1
            lines.insert(end, f'language = "{language}"')
            path.write_text(text.replace(front, "\n".join(lines) + "\n", 1), encoding="utf-8")


if __name__ == "__main__":
    main()
