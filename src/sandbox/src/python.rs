//! The service answers in the words of a Python framework; two of its habits leak into error
//! texts that clients read.

use serde_json::Value;

/// The Python name of a JSON value's type.
pub(crate) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

/// A list of texts as Python prints it: single quotes, or double ones round an apostrophe.
pub(crate) fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quote(text)).collect();
    format!("[{}]", quoted.join(", "))
}

fn quote(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\");
    if text.contains('\'') && !text.contains('"') {
        format!("\"{escaped}\"")
    } else {
        format!("'{}'", escaped.replace('\'', "\\'"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_printed_as_python_prints_it() {
        for (texts, printed) in [
            (vec!["a@b.co"], "['a@b.co']"),
            (vec!["a@b.co", "c@d.co"], "['a@b.co', 'c@d.co']"),
            (vec!["o'brien@b.co"], "[\"o'brien@b.co\"]"),
            (vec!["it's \"x\""], "['it\\'s \"x\"']"),
        ] {
            let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
            assert_eq!(list(&texts), printed);
        }
    }
}
