//! Lines of orders are told apart as a bookkeeper would, and rows that are none say why.

use std::sync::atomic::AtomicBool;

use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::{AmountOf, Code, LineDigest, ListKind, Standing, Transaction};
use iclear::pipeline;
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};
use iclear::trade::Traded;
use iclear::trade::findings::{NO_AMOUNT, NO_DAY, NOBODY};

/// Reads lists of CSV text, in this order, as one run.
fn read(lists: &[&str]) -> Traded {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = RuleBook::load(None).expect("the default rules");
    let cancel = AtomicBool::new(false);
    let ctx = RunContext {
        today: jiff::civil::date(2024, 6, 1),
        progress: &Silent,
        cancel: &cancel,
    };
    let specs: Vec<InputSpec> = (0..)
        .zip(lists)
        .map(|(at, text)| {
            let file = folder.path().join(format!("{at}.csv"));
            std::fs::write(&file, text).expect("written");
            InputSpec {
                kind: ListKind::Transactions,
                source: Some("shop".to_owned()),
                ..InputSpec::new(file, jiff::civil::date(2024, 5, 1))
            }
        })
        .collect();
    let fields = rules.fields_of(ListKind::Transactions);
    let mut importer = import::open(&specs, fields, None, OnBroken::Stop, &ctx).expect("lists");
    pipeline::traded(&mut importer, &rules, &ctx).expect("read")
}

/// The lines of a list, which are all sound.
fn lines(traded: &Traded) -> Vec<Transaction> {
    let all: Result<Vec<Transaction>, Code> = traded.lines().iter().copied().collect();
    all.expect("every row is a line")
}

const HEADER: &str = "订单号,会员号,手机,商品,数量,单价,金额,日期,状态\n";

#[test]
fn a_row_says_what_it_is_worth_or_why_it_is_no_line() {
    let cases = [
        ("plain", "A,K1,,茶,1,,12.5,2024-05-01,", Ok("12.50")),
        (
            "thousands",
            "A,K1,,茶,1,,\"¥1,234.50\",2024/5/1 10:00,",
            Ok("1234.50"),
        ),
        (
            "ten thousands",
            "A,K1,,茶,1,,1.2万,2024年5月1日,",
            Ok("12000.00"),
        ),
        ("a refund", "A,K1,,茶,1,,-8,20240501,", Ok("-8.00")),
        (
            "a refund in brackets",
            "A,K1,,茶,1,,(8.00),2024-05-01,",
            Ok("-8.00"),
        ),
        ("worked out", "A,K1,,茶,3,3.3333,,2024-05-01,", Ok("9.9999")),
        ("dollars", "A,K1,,茶,1,,$5,2024-05-01,", Ok("5.00")),
        ("no day", "A,K1,,茶,1,,5,,", Err(NO_DAY)),
        ("a month is no day", "A,K1,,茶,1,,5,2024-05,", Err(NO_DAY)),
        ("no money", "A,K1,,茶,1,,,2024-05-01,", Err(NO_AMOUNT)),
        (
            "words are no money",
            "A,K1,,茶,1,9,面议,2024-05-01,",
            Err(NO_AMOUNT),
        ),
        ("nobody", "A,,,茶,1,,5,2024-05-01,", Err(NOBODY)),
        ("masked", "A,,138****8000,茶,1,,5,2024-05-01,", Err(NOBODY)),
        (
            "by mobile",
            "A,,139 1712 0456,茶,1,,5,2024-05-01,",
            Ok("5.00"),
        ),
    ];
    for (case, row, expected) in cases {
        // A second, plain row keeps the list a list.
        let traded = read(&[&format!(
            "{HEADER}{row}\nB,K2,13758201934,茶,1,,1,2024-05-02,\n"
        )]);
        let found = traded.lines()[0].map(|line| line.amount.to_string());
        let expected = expected.map(str::to_owned).map_err(|kind| kind.code);
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn lines_are_the_same_when_they_are_of_the_same_order_and_goods() {
    let row = "A,K1,,茶,1,,5,2024-05-01,已付款";
    let cases = [
        (
            "the row again",
            "A,K1,,茶,1,,5,2024-05-01,已付款",
            true,
            true,
        ),
        (
            "another status",
            "A,K1,,茶,1,,5,2024-05-01,已发货",
            true,
            false,
        ),
        (
            "another amount",
            "A,K1,,茶,1,,4,2024-05-01,已付款",
            true,
            false,
        ),
        (
            "other goods",
            "A,K1,,咖啡,1,,5,2024-05-01,已付款",
            false,
            false,
        ),
        (
            "another order",
            "B,K1,,茶,1,,5,2024-05-01,已付款",
            false,
            false,
        ),
    ];
    for (case, other, same_line, same_words) in cases {
        let traded = read(&[&format!("{HEADER}{row}\n"), &format!("{HEADER}{other}\n")]);
        let both = lines(&traded);
        assert_eq!(both[0].slot == both[1].slot, same_line, "{case}");
        assert_eq!(both[0].digest == both[1].digest, same_words, "{case}");
    }
}

#[test]
fn equal_lines_of_one_list_are_as_many_and_the_order_of_rows_does_not_matter() {
    for header in [HEADER, "备注,会员号,手机,商品,数量,单价,金额,日期,状态\n"] {
        let rows = [
            "A,K1,,茶,1,,5,2024-05-01,",
            "A,K1,,茶,1,,5,2024-05-01,",
            "A,K1,,茶,1,,0,2024-05-01,赠品",
        ];
        let list = |order: [usize; 3]| {
            let rows: Vec<&str> = order.iter().map(|&at| rows[at]).collect();
            let mut said: Vec<LineDigest> =
                lines(&read(&[&format!("{header}{}\n", rows.join("\n"))]))
                    .iter()
                    .map(|line| line.digest)
                    .collect();
            said.sort_unstable();
            said
        };
        let said = list([0, 1, 2]);
        assert!(said.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(said, list([2, 1, 0]));
    }
}

#[test]
fn a_number_that_counts_the_rows_is_no_number_of_a_line() {
    let header = "订单号,行号,会员号,商品,金额,日期\n";
    let cases = [
        (
            "rows counted through",
            ["A,1,K1,茶,5,2024-05-01", "B,2,K2,茶,5,2024-05-01"],
            true,
        ),
        (
            "lines of each order",
            ["A,1,K1,茶,5,2024-05-01", "B,1,K2,茶,5,2024-05-01"],
            false,
        ),
        (
            "long numbers of their own",
            ["A,90017,K1,茶,5,2024-05-01", "B,90018,K2,茶,5,2024-05-01"],
            false,
        ),
    ];
    for (case, rows, same) in cases {
        let moved = rows[0].replace("A,1,", "A,7,").replace("90017", "90099");
        let [one, other] = [rows[0], &moved]
            .map(|first| lines(&read(&[&format!("{header}{first}\n{}\n", rows[1])]))[0].slot);
        assert_eq!(one == other, same, "{case}");
    }
}

#[test]
fn a_list_with_one_amount_an_order_says_so() {
    let list = "订单编号,买家手机,宝贝标题,买家实际支付金额,订单付款时间,订单状态\n\
        1,13917120456,茶 壶,30,2024-05-01 10:00:00,交易成功\n\
        2,13758201934,茶杯,8,2024-05-02 10:00:00,交易关闭\n";
    let traded = read(&[list]);
    let found: Vec<_> = lines(&traded)
        .iter()
        .map(|line| (line.amount_of, line.standing))
        .collect();
    assert_eq!(
        found,
        [
            (AmountOf::Order, Standing::Counts),
            (AmountOf::Order, Standing::Void)
        ]
    );
}

#[test]
fn what_a_list_says_as_a_whole_reads_its_rows() {
    let cases = [
        (
            "the head of an order stands once",
            "订单号,会员号,日期,商品,金额\nA,K1,2024-05-01,茶,5\n,,,壶,8\n小计,,,,13\nB,K2,2024-05-02,杯,3\n",
            vec!["5.00 2024-05-01", "8.00 2024-05-01", "3.00 2024-05-02"],
        ),
        (
            "the buyer stands again in every line",
            "order id,customer id,date,item,amount\nA,K1,2024-05-01,tea,5\n,K1,,pot,8\n,K2,2024-05-01,cup,3\n",
            vec!["5.00 2024-05-01", "8.00 2024-05-01", "3.00 2024-05-01"],
        ),
        (
            "a list that writes the month first",
            "order id,customer id,order date,item,amount\nA,K1,03/04/2024,tea,5\nB,K2,03/25/2024,tea,8\n",
            vec!["5.00 2024-03-04", "8.00 2024-03-25"],
        ),
        (
            "a list that writes the day first",
            "order id,customer id,order date,item,amount\nA,K1,03/04/2024,tea,5\nB,K2,25/03/2024,tea,8\n",
            vec!["5.00 2024-04-03", "8.00 2024-03-25"],
        ),
        (
            "a list that writes both says nothing",
            "order id,customer id,order date,item,amount\nA,K1,03/04/2024,tea,5\nB,K2,25/03/2024,tea,8\nC,K2,03/25/2024,tea,8\n",
            vec!["TRD001", "8.00 2024-03-25", "8.00 2024-03-25"],
        ),
        (
            "money in ten thousands",
            "订单号,会员号,日期,商品,金额（万元）\nA,K1,2024-05-01,茶,1.25\n",
            vec!["12500.00 2024-05-01"],
        ),
    ];
    for (case, list, expected) in cases {
        let traded = read(&[list]);
        let found: Vec<String> = traded
            .lines()
            .iter()
            .map(|line| match line {
                Ok(line) => format!("{} {}", line.amount, line.day),
                Err(code) => code.to_string(),
            })
            .collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn an_amount_in_every_line_of_its_order_is_the_whole_orders() {
    let header = "订单号,会员号,日期,商品,数量,单价,实付金额\n";
    let order = |number: u32, amounts: [&str; 2]| {
        let [one, other] = amounts;
        format!("N{number},K1,2024-05-01,茶,1,10,{one}\nN{number},K1,2024-05-01,壶,2,20,{other}\n")
    };
    let whole = [AmountOf::Order, AmountOf::Order];
    let cases = [
        (
            "all orders repeat it",
            [["50", "50"], ["48", "48"], ["50", "50"]],
            whole,
        ),
        (
            "all orders have it once, and the other line is worked out",
            [["50", ""], ["48", ""], ["50", ""]],
            [AmountOf::Order, AmountOf::Line],
        ),
        (
            "one order has two amounts",
            [["50", "50"], ["10", "40"], ["50", "50"]],
            [AmountOf::Line, AmountOf::Line],
        ),
    ];
    for (case, amounts, of) in cases {
        let orders: String = (0..)
            .zip(amounts)
            .map(|(at, both)| order(at, both))
            .collect();
        let traded = read(&[&format!("{header}{orders}")]);
        for both in lines(&traded).chunks(2) {
            assert_eq!([both[0].amount_of, both[1].amount_of], of, "{case}");
        }
    }
}
