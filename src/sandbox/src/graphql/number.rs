//! Numbers in the schema.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

/// A number that may also be written as text. The schema has it for filters by role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Decimal(f64);

impl Decimal {
    pub(super) fn is(self, number: u64) -> bool {
        Self::of(&number.to_string()) == Some(self)
    }

    fn of(text: &str) -> Option<Self> {
        let number: f64 = text.trim().parse().ok()?;
        number.is_finite().then_some(Self(number))
    }
}

/// A decimal number, as a number or as text.
#[Scalar]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        let number = match &value {
            Value::Number(number) => Self::of(&number.to_string()),
            Value::String(text) => Self::of(text),
            _ => None,
        };
        number.ok_or_else(|| InputValueError::expected_type(value))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A number of the store as the schema's `Int`. The sandbox does not count that far.
pub(super) fn int(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_a_number_or_its_text() {
        for (value, read) in [
            (Value::from(2), true),
            (Value::from(2.0), true),
            (Value::from("2"), true),
            (Value::from("2.00"), true),
            (Value::from(2.5), false),
            (Value::from(-2), false),
        ] {
            assert_eq!(
                Decimal::parse(value.clone()).unwrap().is(2),
                read,
                "{value}"
            );
        }
        for value in [Value::from("two"), Value::from("NaN"), Value::from(true)] {
            assert!(Decimal::parse(value.clone()).is_err(), "{value}");
        }
    }
}
