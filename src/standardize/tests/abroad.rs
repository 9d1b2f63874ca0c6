//! Numbers and dates of rows that are at home in another country.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{BirthDate, City, Country, Mobile, Phone, PhoneExt, Postcode, Province};

#[test]
fn a_number_is_read_as_the_country_of_its_row_writes_it() {
    check(&[
        (
            "the way of North America, and a state",
            &[
                (Phone, "(317) 653-9404"),
                (Province, "NY"),
                (Postcode, "10218"),
            ],
            &[(Phone, "+13176539404"), (Mobile, "")],
            "",
        ),
        (
            "digits alone: no landline of 邢台",
            &[(Phone, "3176539404"), (Province, "NY"), (Postcode, "10218")],
            &[(Phone, "+13176539404")],
            "PHN033",
        ),
        (
            "digits that are no landline either",
            &[
                (Mobile, "3058699976"),
                (Province, "CA"),
                (City, "Lancaster"),
            ],
            &[(Mobile, "+13058699976")],
            "PHN033",
        ),
        (
            "an extension",
            &[(Phone, "317-653-9404 x12"), (Country, "USA")],
            &[(Phone, "+13176539404"), (PhoneExt, "12")],
            "",
        ),
        (
            "a stroke behind the area code",
            &[(Phone, "310/246-1501"), (Country, "United States")],
            &[(Phone, "+13102461501")],
            "",
        ),
        (
            "an area that nobody has, kept as it was",
            &[
                (Phone, "999-246-1501"),
                (Province, "CA"),
                (Postcode, "95938"),
            ],
            &[(Phone, "999-246-1501")],
            "PHN031",
        ),
        (
            "Australia, with the zero of its areas",
            &[
                (Phone, "02 6384 2870"),
                (Province, "nsw"),
                (Postcode, "2362"),
            ],
            &[(Phone, "+61263842870")],
            "PHN033",
        ),
        (
            "a British postcode",
            &[(Phone, "020 7946 0958"), (Postcode, "SW1A 1AA")],
            &[(Phone, "+442079460958")],
            "PHN033",
        ),
        (
            "Germany by its Chinese name",
            &[(Phone, "030 901820"), (Country, "德国")],
            &[(Phone, "+4930901820")],
            "PHN033",
        ),
    ]);
}

#[test]
fn a_row_of_the_mainland_keeps_its_reading() {
    check(&[
        (
            "a landline without its zero",
            &[(Phone, "3172896212")],
            &[(Phone, "0317-2896212")],
            "",
        ),
        (
            "SC is not South Carolina beside a Chinese postcode",
            &[
                (Phone, "3172896212"),
                (Province, "SC"),
                (Postcode, "610000"),
            ],
            &[(Phone, "0317-2896212")],
            "",
        ),
        (
            "a Chinese mobile number abroad",
            &[
                (Mobile, "13912345679"),
                (Province, "NY"),
                (Postcode, "10218"),
            ],
            &[(Mobile, "13912345679")],
            "",
        ),
        (
            "a Chinese landline abroad",
            &[(Phone, "021-62345678"), (Country, "US")],
            &[(Phone, "021-62345678")],
            "",
        ),
        (
            "a number that says whose it is",
            &[(Mobile, "+852 9123 4567"), (Country, "US")],
            &[(Mobile, "+85291234567")],
            "",
        ),
        (
            "typed to fill the cell",
            &[(Phone, "1111111111"), (Province, "NY"), (Postcode, "10218")],
            &[(Phone, "")],
            "",
        ),
    ]);
}

#[test]
fn a_date_is_read_in_the_order_of_the_country_of_its_row() {
    check(&[
        (
            "the United States",
            &[
                (BirthDate, "3/4/1992"),
                (Province, "NY"),
                (Postcode, "10218"),
            ],
            &[(BirthDate, "1992-03-04")],
            "DAT006",
        ),
        (
            "Great Britain",
            &[(BirthDate, "03/04/1992"), (Postcode, "YO4 9DA")],
            &[(BirthDate, "1992-04-03")],
            "DAT006",
        ),
        (
            "only one order makes a date",
            &[(BirthDate, "03/24/1992"), (Postcode, "YO4 9DA")],
            &[(BirthDate, "1992-03-24")],
            "",
        ),
        (
            "both are usual in Canada",
            &[(BirthDate, "03/04/1992"), (Country, "Canada")],
            &[(BirthDate, "03/04/1992")],
            "DAT003",
        ),
        (
            "nothing tells",
            &[(BirthDate, "03/04/1992")],
            &[(BirthDate, "03/04/1992")],
            "DAT003",
        ),
    ]);
}
