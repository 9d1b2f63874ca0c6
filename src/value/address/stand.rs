//! Whether a short name stands for its place: 杭州 in 杭州文三路, but not in 杭州路, 杭州小笼包 and 杭州师范大学.
//!
//! The last form a walk has reached is judged, by what the text has said before it and by what follows it.

use super::bearers;
use super::follow;
use super::forms::{Era, FORMS, Form, Reading};
use super::marks::SEPARATORS;
use super::table::{Division, Level};
use super::walk::Setting;

/// Cities whose short names are words of their own: they stand for the city only before one of its parts.
const WORDS: [&str; 9] = [
    "朝阳", "安康", "白银", "海西", "海北", "海东", "山南", "吉安", "三明",
];

/// So many places elsewhere may bear the name of a county-level city, and of a district or county, that is still
/// believed without its city. Measured on the names of 620,000 villages: at these, one in 1,000 is taken for a place.
const CITY_BEARERS: u32 = 40;
const DISTRICT_BEARERS: u32 = 30;
/// Below this the name of a county-level city is believed before whatever follows: 昆山花桥.
const CITY_BEARERS_ANYWHERE: u32 = 20;
/// From here on the name of a prefecture needs a way behind it: 中山, 大同, 南阳.
const PREFECTURE_BEARERS: u32 = 90;

/// What is asked about a short form.
#[derive(Clone, Copy)]
pub(super) struct Question<'t> {
    pub(super) form: &'t Form,
    pub(super) reading: &'t Reading,
    /// What the text has named before.
    pub(super) so_far: Option<Division>,
    /// Whether the form names again what was named.
    pub(super) repeated: bool,
    /// What follows.
    pub(super) rest: &'t str,
    pub(super) setting: Setting,
}

/// What a short form does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It belongs to another name.
    No,
    /// It names its place.
    Place,
    /// It names its place, and the name of a house in it as well: 武汉 in 湖北武汉大学.
    PlaceAndHouse,
}

impl Standing {
    fn if_so(stands: bool) -> Self {
        if stands {
            Standing::Place
        } else {
            Standing::No
        }
    }
}

impl Question<'_> {
    pub(super) fn answer(self) -> Standing {
        if self.rest.is_empty() || self.rest.starts_with(SEPARATORS) {
            return Standing::if_so(self.so_far.is_some() || self.stands_alone());
        }
        if self.repeated || follow::goes_on_as_division(self.rest) {
            return Standing::No;
        }
        match (self.so_far, self.reading.division.level()) {
            (None, level) => Standing::if_so(self.opens_the_line(level)),
            (Some(_), Level::District) => Standing::if_so(self.follows_its_city()),
            (Some(_), _) => self.follows_its_province(),
        }
    }

    /// Without context a short form must not be a word of its own, and a county's must be the only one.
    fn stands_alone(&self) -> bool {
        let short = &*self.form.text;
        if self.setting == Setting::Columns {
            return self.reading.division.level() != Level::District || self.form.is_unique();
        }
        if WORDS.contains(&short) {
            return false;
        }
        self.reading.division.level() != Level::District
            || (self.form.is_unique() && bearers::elsewhere(short) <= self.district_limit())
    }

    fn is_county_city(&self) -> bool {
        self.reading.division.name().ends_with('市')
    }

    fn district_limit(&self) -> u32 {
        // A name that is the whole line is as likely that of a village.
        if self.rest.is_empty() {
            0
        } else if self.is_county_city() {
            CITY_BEARERS
        } else {
            DISTRICT_BEARERS
        }
    }

    /// Nothing stands before it: neither a road, a house, a shop nor a number may follow.
    fn opens_the_line(&self, level: Level) -> bool {
        let rest = self.rest;
        // 深圳深圳大学 has the city before the name of the house.
        if level == Level::City && rest.starts_with(&*self.form.text) {
            return self.stands_alone();
        }
        // 内蒙 is not the beginning of 内蒙古路.
        let torn = &*self.form.text == "内蒙" && rest.starts_with('古');
        if torn
            || follow::names_something_else(rest)
            || follow::names_an_institution(rest, 6)
            || follow::names_a_shop(rest)
            || follow::counts_houses(rest)
            || follow::goes_on_as_settlement(rest)
            || follow::begins_with_numbered_road(rest)
            || follow::is_ethnic_township(rest)
        {
            return false;
        }
        let way = follow::reads_as_way(rest) || follow::is_zone(rest);
        match level {
            // 安徽会馆, 云南印象: a province's name decorates many houses.
            // Hong Kong and Macau have no cities, and their quarters are in no table.
            Level::Province => way || self.reading.division.code() >= 810_000,
            // 海南 and 吉林 alone are the provinces: a city of that name is read only through what lies in it.
            Level::City => {
                let known = way || bearers::elsewhere(&self.form.text) < PREFECTURE_BEARERS;
                self.stands_alone() && !self.form.names_a_province() && known
            }
            Level::District => {
                let known = way
                    || bearers::elsewhere(&self.form.text) < CITY_BEARERS_ANYWHERE
                        && self.is_county_city();
                self.reading.era == Era::Today && self.stands_alone() && known
            }
        }
    }

    fn follows_its_city(&self) -> bool {
        let rest = self.rest;
        let other = follow::names_something_else(rest) || follow::names_an_institution(rest, 4);
        let name = self.reading.division.name();
        // 天津滨海高新区 is another zone than 滨海新区, and 通化市通化工业园区 is that of the city, not of 通化县.
        let zone =
            (name.ends_with("新区") || self.bears_the_name_of_its_city()) && follow::is_zone(rest);
        let settlement = name.ends_with('区') && follow::goes_on_as_settlement(rest);
        !(other || zone || settlement)
    }

    fn bears_the_name_of_its_city(&self) -> bool {
        self.so_far
            .is_some_and(|city| city.name().starts_with(&*self.form.text))
    }

    /// 湖北武汉 is the city whatever house follows; a road may bear its name.
    fn follows_its_province(&self) -> Standing {
        let rest = self.rest;
        if follow::names_a_road(rest) {
            return Standing::No;
        }
        // 浙江大学 behind 浙江杭州 has a place in its name already.
        let other_name = FORMS.at(rest).next().is_some();
        let house = follow::names_something_else(rest)
            || (!other_name && follow::names_an_institution(rest, 6));
        if house {
            Standing::PlaceAndHouse
        } else {
            Standing::Place
        }
    }
}
