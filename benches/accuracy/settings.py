"""What Splink is told of each list: its columns, how they are compared, which pairs are looked at, what it trains on."""

import re
from dataclasses import dataclass
from typing import Callable


@dataclass
class Setup:
    """How Splink treats one kind of list."""
    values: Callable      # a row as read -> the columns compared
    comparisons: Callable  # made late: the module is read without splink too
    blocking: list         # pairs that agree in all columns of one of these are compared
    training: list         # the same, for the two rounds that estimate m
    certain: list          # rules that hardly ever hold for two people


def as_read(row):
    return row


def digits(text):
    return re.sub(r"\D", "", text)


def febrl_comparisons():
    import splink.comparison_library as cl
    return [cl.NameComparison("given_name"), cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8]),
            cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8]),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])]


FEBRL = Setup(
    values=as_read,
    comparisons=febrl_comparisons,
    blocking=[["soc_sec_id"], ["date_of_birth"], ["given_name", "surname"], ["surname", "postcode"], ["given_name", "postcode"],
              ["address_1", "street_number"], ["given_name", "suburb"], ["surname", "suburb"]],
    training=[["date_of_birth"], ["soc_sec_id"]],
    certain=[["soc_sec_id"], ["given_name", "surname", "date_of_birth"]],
)


def few_comparisons():
    import splink.comparison_library as cl
    return [cl.NameComparison("first_name"), cl.NameComparison("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True), cl.EmailComparison("email")]


FEW = Setup(
    values=as_read,
    comparisons=few_comparisons,
    blocking=[["first_name", "surname"], ["dob"], ["email"], ["surname", "city"], ["first_name", "city"]],
    training=[["first_name", "surname"], ["dob"]],
    certain=[["first_name", "surname", "dob"], ["email"]],
)


def historical_comparisons():
    import splink.comparison_library as cl
    return [cl.ForenameSurnameComparison("first_name", "surname"), cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode"), cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True)]


HISTORICAL = Setup(
    values=as_read,
    comparisons=historical_comparisons,
    blocking=[["first_name", "surname"], ["surname", "dob"], ["first_name", "dob"], ["postcode", "first_name"],
              ["postcode", "surname"], ["postcode", "dob"], ["full_name"], ["dob", "birth_place"]],
    training=[["first_name", "surname"], ["dob"]],
    certain=[["full_name", "dob"], ["full_name", "postcode"]],
)


def english_values(row):
    return {**row, "phone": digits(row["phone"])[-10:]}


# City and postcode would say once more what the street says: with them precision falls to 0.31.
def english_comparisons():
    import splink.comparison_library as cl
    return [cl.NameComparison("first_name"), cl.NameComparison("last_name"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True), cl.EmailComparison("email"),
            cl.DamerauLevenshteinAtThresholds("phone", [1]), cl.JaroWinklerAtThresholds("street", [0.9, 0.7])]


ENGLISH = Setup(
    values=english_values,
    comparisons=english_comparisons,
    blocking=[["email"], ["phone"], ["last_name", "birth_date"], ["first_name", "birth_date"], ["first_name", "last_name", "city"],
              ["street", "postcode"]],
    training=[["first_name", "last_name"], ["birth_date"]],
    certain=[["first_name", "last_name", "birth_date"], ["email", "first_name"]],
)

# The field of each column of the Chinese sheets.
CHINESE = {
    "name": ["姓名", "联系人", "您的称呼", "客户姓名"], "email": ["邮箱", "电子邮箱"], "city": ["城市", "所在地"],
    "company": ["公司", "公司名称", "公司/单位", "客户名称"], "address": ["地址", "住址"], "born": ["出生日期"],
}
PHONES = ["手机", "手机号码", "联系电话", "电话", "来电号码", "备用电话"]


def chinese_values(row):
    value = {field: next((row[column] for column in columns if row.get(column)), "") for field, columns in CHINESE.items()}
    numbers = [re.sub(r"^86(?=1\d{10})", "", digits(row.get(column, ""))) for column in PHONES]
    mobiles = [number for number in numbers if re.fullmatch(r"1\d{10}", number)]
    value["mobile"] = mobiles[0] if mobiles else ""
    value["landline"] = next((number for number in numbers if number and number not in mobiles), "")
    value["name"] = value["name"].replace(" ", "").lower()
    value["company"] = re.sub(r"（.*?）|\s|有限责任公司|股份有限公司|集团有限公司|有限公司|公司$", "", value["company"])
    value["city"] = value["city"].removesuffix("市")
    value["born"] = digits(value["born"])
    return value


# The telephone of the front desk or of the home would say once more what company and address say, and so would the city.
def chinese_comparisons():
    import splink.comparison_library as cl
    return [cl.LevenshteinAtThresholds("name", [1]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("mobile", [1]), cl.ExactMatch("email"),
            cl.JaroWinklerAtThresholds("company", [0.9, 0.8]), cl.JaroWinklerAtThresholds("address", [0.9, 0.8]),
            cl.ExactMatch("born")]


def chinese_few_comparisons():
    import splink.comparison_library as cl
    return [cl.LevenshteinAtThresholds("name", [1]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("mobile", [1]), cl.JaroWinklerAtThresholds("company", [0.9, 0.8]),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True)]


CHINESE_CRM = Setup(
    values=chinese_values,
    comparisons=chinese_comparisons,
    blocking=[["mobile"], ["email"], ["landline"], ["name", "company"], ["name", "born"], ["name", "city"], ["name", "address"]],
    training=[["mobile"], ["name"]],
    certain=[["name", "mobile"], ["name", "email"]],
)
CHINESE_FEW = Setup(
    values=chinese_values,
    comparisons=chinese_few_comparisons,
    blocking=[["mobile"], ["name", "company"], ["name", "city"]],
    training=[["mobile"], ["name"]],
    certain=[["name", "mobile"]],
)


def restaurant_values(row):
    return {**row, "phone": digits(row["phone"])}


def restaurant_comparisons():
    import splink.comparison_library as cl
    return [cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.7]), cl.JaroWinklerAtThresholds("addr", [0.95, 0.88, 0.7]),
            cl.DamerauLevenshteinAtThresholds("phone", [1, 2]), cl.ExactMatch("city")]


RESTAURANTS = Setup(
    values=restaurant_values,
    comparisons=restaurant_comparisons,
    blocking=[["phone"], ["name"], ["addr"], ["city"]],
    training=[["phone"], ["name"]],
    certain=[["phone"]],
)


def of(name):
    """The setup of a list."""
    kinds = [("febrl", FEBRL), ("few", FEW), ("historical", HISTORICAL), ("english", ENGLISH), ("chinese_crm", CHINESE_CRM),
             ("chinese_few", CHINESE_FEW), ("restaurants", RESTAURANTS)]
    return next(setup for kind, setup in kinds if name.startswith(kind))
