//! Reads JSON (RFC 8259).

use super::sorted::in_order;
use super::{Json, JsonError};

/// Lists and objects within each other end before this depth, so no text can use up the stack.
const TOO_DEEP: u8 = 128;

/// What was read, or the bytes that had been looked at when it failed.
pub(super) type Read<T> = Result<T, usize>;

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
        let mut reader = Reader {
            text,
            at: 0,
            depth: 0,
        };
        reader.document().map_err(|at| {
            let read = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
            let mut lines = read.rsplit(|byte| *byte == b'\n');
            let column = lines.next().map_or(0, <[u8]>::len);
            let line = 1 + lines.count();
            JsonError { line, column }
        })
    }
}

/// A text that is being read.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// How many bytes were taken.
    pub(super) at: usize,
    /// How many lists and objects are open.
    depth: u8,
}

impl Reader<'_> {
    fn document(&mut self) -> Read<Json> {
        let value = self.value()?;
        match self.after_blanks() {
            Some(_) => self.refuse(),
            None => Ok(value),
        }
    }

    /// Fails at the next byte.
    const fn refuse<T>(&self) -> Read<T> {
        Err(self.at + 1)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes a byte.
    pub(super) fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }

    /// The next byte that is no blank; it is not taken.
    fn after_blanks(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    pub(super) fn take(&mut self, byte: u8) -> Read<()> {
        if self.after_blanks() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        self.refuse()
    }

    fn value(&mut self) -> Read<Json> {
        match self.after_blanks() {
            Some(b'n') => self.word("null", Json::Null),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'"') => Ok(Json::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'[') => {
                let mut items = Vec::new();
                self.each(b']', &mut |reader| {
                    items.push(reader.value()?);
                    Ok(())
                })?;
                Ok(Json::Array(items))
            }
            Some(b'{') => {
                let mut members = Vec::new();
                self.each(b'}', &mut |reader| {
                    let name = reader.string()?;
                    reader.take(b':')?;
                    members.push((name, reader.value()?));
                    Ok(())
                })?;
                Ok(Json::Object(in_order(members)))
            }
            _ => self.refuse(),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Read<Json> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return self.refuse();
            }
            self.at += 1;
        }
        Ok(value)
    }

    /// Reads what is between a bracket and its end, separated by commas.
    fn each(&mut self, end: u8, read: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.depth += 1;
        if self.depth == TOO_DEEP {
            return self.refuse();
        }
        self.at += 1;
        let mut is_first = true;
        while self.after_blanks() != Some(end) {
            if !is_first {
                self.take(b',')?;
            }
            is_first = false;
            read(self)?;
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    /// Takes digits, and says whether there were any.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self) -> Read<Json> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leads_with_zero = self.peek() == Some(b'0');
        let whole = self.at + 1;
        if !self.digits() {
            return self.refuse();
        }
        if leads_with_zero && self.at > whole {
            return Err(whole + 1);
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if !self.digits() {
                return self.refuse();
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if !self.digits() {
                return self.refuse();
            }
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        Ok(Json::Number(text.to_owned()))
    }
}
