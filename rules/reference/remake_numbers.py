"""Remakes `country_numbers.tsv`, the numbering plans of other countries, from a published package.

    pip download --no-deps phonenumbers==9.0.43   (unpacked into DIR/phonenumbers)
    python3 rules/reference/remake_numbers.py DIR

One line a pattern: calling code, region, what the pattern is for, the pattern, and what a stripped prefix becomes.
`any` is what every national number of the region matches, `trunk` what people dial before it at home. The regions of one
calling code stand together, the one that numbers the others first. China is left out: it has tables of its own.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent

# The order in which a number is asked what it is; the more special comes first.
KINDS = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail", "fixed_line", "mobile",
)


def regions(phonenumbers):
    """(calling code, region, metadata)."""
    from phonenumbers.phonemetadata import PhoneMetadata

    for code, names in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        if code == 86:
            continue
        for name in names:
            metadata = PhoneMetadata.metadata_for_nongeo_region(code) if name == "001" else PhoneMetadata.metadata_for_region(name)
            yield code, name, metadata


def lines(phonenumbers):
    for code, region, metadata in regions(phonenumbers):
        yield code, region, "any", metadata.general_desc.national_number_pattern, ""
        prefix = metadata.national_prefix_for_parsing
        if prefix:
            yield code, region, "trunk", prefix, metadata.national_prefix_transform_rule or ""
        for kind in KINDS:
            described = getattr(metadata, kind)
            if described and described.national_number_pattern:
                yield code, region, kind, described.national_number_pattern, ""


def main():
    sys.path.insert(0, str(Path(sys.argv[1]) / "phonenumbers"))
    import phonenumbers

    with open(HERE / "country_numbers.tsv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n", delimiter="\t")
        out.writerow(("code", "region", "kind", "pattern", "becomes"))
        for line in lines(phonenumbers):
            out.writerow([str(cell).replace("\n", "").replace(" ", "") for cell in line])


if __name__ == "__main__":
    main()
