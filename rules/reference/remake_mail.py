"""Remakes the lists of free and of disposable mail domains from published packages.

    npm pack free-email-domains@1.12.6 disposable-email-domains@1.0.62   (each unpacked into DIR/NAME)
    python3 rules/reference/remake_mail.py DIR

What `mail_domains.csv` says was written by hand and outranks both: neither list may name a domain that stands there,
nor a slip of `mail_slips.csv`. A domain in both packages is disposable. Sources: SOURCES.md.
"""

import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent


def by_hand():
    """Domains that this project judges itself."""
    named = set()
    for table, column in (("mail_domains.csv", "domain"), ("mail_slips.csv", "typed")):
        with open(HERE / table, encoding="utf-8") as file:
            named |= {row[column] for row in csv.DictReader(file)}
    return named


def listed(path):
    with open(path, encoding="utf-8") as file:
        return {name.strip().lower() for name in json.load(file)}


def is_name(domain):
    labels = domain.split(".")
    plain = domain.isascii() and all(label.replace("-", "").isalnum() for label in labels)
    return plain and len(labels) > 1 and domain == domain.lower()


def write(name, domains):
    with open(HERE / name, "w", encoding="utf-8") as file:
        file.write("domain\n")
        file.writelines(f"{domain}\n" for domain in sorted(domains))


def main():
    source = Path(sys.argv[1])
    own = by_hand()
    disposable = listed(source / "disposable-email-domains/package/index.json") - own
    wildcard = listed(source / "disposable-email-domains/package/wildcard.json") - own
    free = listed(source / "free-email-domains/package/domains.json") - own - disposable - wildcard
    exact = {domain for domain in disposable | wildcard if is_name(domain) and not under(domain, wildcard)}
    write("mail_disposable.csv", exact | {f".{domain}" for domain in wildcard if is_name(domain)})
    write("mail_free.csv", {domain for domain in free if is_name(domain) and not under(domain, wildcard)})


def under(domain, parents):
    """Whether a true parent of the domain gives out disposable addresses under any name, so that the domain need not be named."""
    labels = domain.split(".")
    return any(".".join(labels[at:]) in parents for at in range(1, len(labels) - 1))


if __name__ == "__main__":
    main()
