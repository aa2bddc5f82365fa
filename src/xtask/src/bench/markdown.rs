//! Writing tables.

use std::fmt::Write as _;

use serde_json::Value;

/// What stands in the place of a number that there is not.
pub(super) const MISSING: &str = "–";

/// A table: a title for each column, the first one of words and the others of numbers.
pub(super) struct Table {
    text: String,
}

impl Table {
    pub(super) fn new(titles: &[&str]) -> Self {
        let mut table = Self {
            text: String::new(),
        };
        table.row(titles.iter().copied());
        let lines = titles.iter().enumerate();
        table.row(lines.map(|(column, _)| if column == 0 { "---" } else { "---:" }));
        table
    }

    pub(super) fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        for cell in cells {
            self.text.push_str("| ");
            self.text.push_str(cell.as_ref());
            self.text.push(' ');
        }
        self.text.push_str("|\n");
    }

    pub(super) fn text(self) -> String {
        self.text
    }
}

/// A number of some JSON, by the keys that lead to it; none is no number.
pub(super) fn number(value: &Value, pointer: &str) -> f64 {
    value
        .pointer(pointer)
        .and_then(Value::as_f64)
        .unwrap_or(f64::NAN)
}

/// The records of a list of some JSON.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The text of a key.
pub(super) fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or(MISSING)
}

/// A number with as many digits as it is worth.
pub(super) fn short(number: f64) -> String {
    match number.abs() {
        _ if !number.is_finite() => MISSING.to_owned(),
        size if size >= 100.0 => thousands(number),
        size if size >= 10.0 => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

/// How many times one number is another.
pub(super) fn times(one: f64, other: f64) -> String {
    let ratio = one / other;
    match ratio.is_finite() {
        true => format!("{}×", short(ratio)),
        false => MISSING.to_owned(),
    }
}

/// A whole number with commas between its thousands.
pub(super) fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut text = String::new();
    if number < 0.0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        let _ = write!(text, "{digit}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_have_as_many_digits_as_they_are_worth() {
        for (number, text) in [
            (0.456, "0.46"),
            (12.34, "12.3"),
            (738.4, "738"),
            (100_000.0, "100,000"),
            (-1_234.5, "-1,234"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(short(number), text);
        }
        assert_eq!(times(3.0, 2.0), "1.50×");
        assert_eq!(times(3.0, 0.0), "–");
    }

    #[test]
    fn a_table_has_words_on_the_left_and_numbers_on_the_right() {
        let mut table = Table::new(&["entry", "ms"]);
        table.row(["one", "2"]);
        assert_eq!(
            table.text(),
            "| entry | ms |\n| --- | ---: |\n| one | 2 |\n"
        );
    }

    #[test]
    fn what_is_missing_is_no_number() {
        let value = json!({ "one": [{ "two": 2 }] });
        assert_eq!(number(&value, "/one/0/two"), 2.0);
        assert!(number(&value, "/one/1/two").is_nan());
        assert!(list(&value, "three").is_empty());
        assert_eq!(word(&value, "one"), "–");
    }
}
