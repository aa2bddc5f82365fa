//! Reads JSON (RFC 8259).

use super::sorted::in_order;
use super::{Json, JsonError, Read, Reader, Stopped};

impl Json {
    /// Reads a text that is one value, with nothing but blanks around it.
    ///
    /// # Errors
    /// The place where the text is no JSON, or where more than 127 lists and objects are within each
    /// other.
    ///
    /// ```
    /// use b2b_users_core::json::Json;
    ///
    /// assert_eq!(Json::read(r#""\ud83d\ude00""#), Ok(Json::String("😀".to_owned())));
    /// let error = Json::read("[1,\n 2,]").unwrap_err();
    /// assert_eq!((error.line, error.column), (2, 4));
    /// ```
    pub fn read(text: &str) -> Result<Self, JsonError> {
        let read = Reader::read(text, &mut |reader| Self::take(reader));
        read.map_err(|stopped| JsonError::new(stopped, text))
    }

    /// Takes a value of any kind.
    pub(crate) fn take(reader: &mut Reader<'_>) -> Read<Self> {
        Ok(match reader.after_blanks() {
            Some(b'n') => reader.word("null").map(|_| Self::Null)?,
            Some(b't') => reader.word("true").map(|_| Self::Bool(true))?,
            Some(b'f') => reader.word("false").map(|_| Self::Bool(false))?,
            Some(b'"') => Self::String(reader.string()?.into_owned()),
            Some(b'[') => {
                let mut items = Vec::new();
                reader.items::<Stopped>(&mut |reader| {
                    Self::take(reader).map(|item| items.push(item))
                })?;
                Self::Array(items)
            }
            Some(b'{') => {
                let mut members = Vec::new();
                reader.members::<Stopped>(&mut |reader, name| {
                    let value = Self::take(reader)?;
                    members.push((name.to_owned(), value));
                    Ok(())
                })?;
                Self::Object(in_order(members))
            }
            _ => Self::Number(reader.number()?.to_owned()),
        })
    }
}

impl JsonError {
    /// The place in a text where reading it stopped.
    pub(crate) fn new(stopped: Stopped, text: &str) -> Self {
        let read = text.as_bytes().get(..stopped.0).unwrap_or(text.as_bytes());
        let mut lines = read.rsplit(|byte| *byte == b'\n');
        let column = lines.next().map_or(0, <[u8]>::len);
        let line = 1 + lines.count();
        Self { line, column }
    }
}
