//! Lists of orders for the store of [`World`], and what is asked of it about them.

use std::collections::{BTreeMap, BTreeSet};

use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::{ContactId, Field, ListKind};
use iclear::pipeline;
use iclear::store::{RunKind, StoreError, Sums};
use jiff::civil::date;
use proptest::prelude::*;

use super::{World, context};

/// A row of an order list: order, key, mobile, mail, goods, amount, day, status.
pub type Order = [String; 8];

/// What the records of a contact say.
pub type Said = BTreeSet<Vec<(Field, String)>>;

impl World {
    /// Runs a list of orders of the source `shop`, which says how things stood on a day of May, into the store.
    pub fn trade(&mut self, file: &str, day: i8, rows: &[Order]) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(file);
        let mut list = String::from("订单号,会员号,手机,邮箱,商品,实付金额,下单日期,状态\n");
        rows.iter()
            .for_each(|row| list.push_str(&format!("{}\n", row.join(","))));
        std::fs::write(&file, list).expect("written");
        let kind = ListKind::Transactions;
        let spec = InputSpec {
            kind,
            source: Some("shop".to_owned()),
            ..InputSpec::new(&file, date(2024, 5, day))
        };
        let ctx = context();
        let fields = self.book.fields_of(kind);
        let mut importer =
            import::open(&[spec], fields, None, OnBroken::Stop, &ctx).expect("a list");
        let traded = pipeline::traded(&mut importer, self.book, &ctx).expect("it can be read");
        let report = self
            .store
            .write_transactions(
                &self.info(RunKind::Transactions),
                importer.inputs(),
                &traded,
                &ctx,
            )
            .expect("it adds up");
        self.settle(report.run_id);
    }

    /// What the records of each contact say: a row that two lists have is one record, whichever came first.
    fn said(&self) -> BTreeMap<ContactId, Said> {
        let mut said: BTreeMap<ContactId, Said> = BTreeMap::new();
        self.store
            .each_record(|line| {
                if let Some(contact) = line.contact {
                    said.entry(contact).or_default().insert(line.values.clone());
                }
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        said
    }

    /// What each contact has bought, by what its records say.
    pub fn bought(&self) -> Vec<(Said, Sums)> {
        let said = self.said();
        let mut bought = Vec::new();
        self.store
            .each_contact(|line| {
                // What is told of one contact is what is told of it among all.
                let alone = self.store.purchases(line.contact, 100)?;
                let told = |sums: Option<Sums>| sums.filter(|sums| *sums != Sums::default());
                let alone = told(alone.map(|purchases| purchases.sums));
                assert_eq!(told(line.bought.clone()), alone);
                bought.extend(alone.map(|sums| (said[&line.contact].clone(), sums)));
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        bought.sort_by_cached_key(|(said, sums)| format!("{said:?} {sums:?}"));
        bought
    }

    /// What every line says, and what the records of its contact say.
    pub fn lines(&self) -> Vec<String> {
        let said = self.said();
        let mut lines = Vec::new();
        self.store
            .each_transaction(|line| {
                let contact = line.contact_id.map(|contact| &said[&contact]);
                lines.push(format!(
                    "{:?} {:?} {:?} {:?} {} {} {} {contact:?}",
                    line.unmatched,
                    line.order_no,
                    line.product,
                    line.status,
                    line.day,
                    line.amount,
                    line.counts
                ));
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        lines.sort();
        lines
    }

    /// What was seen in the rows of files whose names begin so, by file and row.
    pub fn seen(&self, files: &str) -> BTreeSet<(String, u32, String)> {
        let mut seen = BTreeSet::new();
        self.store
            .each_finding(|line| {
                if line.place.file.starts_with(files) {
                    let place = &line.place;
                    seen.insert((place.file.clone(), place.row, line.code.to_string()));
                }
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        seen
    }
}

/// Rows of an order list out of few values, some of which are none.
pub fn orders() -> impl Strategy<Value = Vec<Order>> {
    let pick =
        |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    let row = (
        pick(&["", "N1", "N2", "N3"]),
        pick(&["", "", "K1", "K2", "K4"]),
        pick(&["", "13917120456", "13758201934", "13602198734"]),
        pick(&["", "", "LiNa@163.com", "nobody@qq.com"]),
        pick(&["茶", "壶"]),
        pick(&["10", "2.5", "-4", "约7", "面议"]),
        pick(&["2024-03-01", "2024-04-02 10:00"]),
        pick(&["", "交易成功", "交易关闭"]),
    );
    let rows = prop::collection::vec(row, 1..8);
    rows.prop_map(|rows| rows.into_iter().map(<Order>::from).collect())
}
