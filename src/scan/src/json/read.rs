//! Reads JSON, value after value.

use std::borrow::Cow;

/// Lists and objects within each other end before this depth, so no text can use up the stack.
const TOO_DEEP: u8 = 128;

/// How many bytes had been looked at when a text turned out to be no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped(pub usize);

/// What was read, unless the text is no JSON.
pub type Read<T> = Result<T, Stopped>;

/// A text that is being read. The caller looks what comes next and takes it.
///
/// ```
/// use b2b_users_scan::json::{Reader, Stopped};
///
/// let mut total = 0;
/// let read = Reader::read(r#"{ "a": 1, "b": 2 }"#, &mut |reader| {
///     reader.members(&mut |reader, _| Ok::<_, Stopped>(total += reader.number()?.len()))
/// });
/// assert_eq!((read, total), (Ok(()), 2));
/// ```
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) text: &'a str,
    /// How many bytes were taken.
    pub(super) at: usize,
    /// How many lists and objects are open.
    depth: u8,
}

impl<'a> Reader<'a> {
    /// Reads a text that is one value, with nothing but blanks around it.
    ///
    /// # Errors
    /// Those of `value`, and the place where something follows.
    pub fn read<T, E: From<Stopped>>(
        text: &'a str,
        value: &mut dyn FnMut(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let (at, depth) = (0, 0);
        let mut reader = Self { text, at, depth };
        let value = value(&mut reader)?;
        match reader.after_blanks() {
            Some(_) => reader.refuse()?,
            None => Ok(value),
        }
    }

    /// Fails at the next byte.
    ///
    /// # Errors
    /// Always.
    pub const fn refuse<T>(&self) -> Read<T> {
        Err(Stopped(self.at + 1))
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes a byte.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }

    /// The next byte that is no blank; it is not taken.
    #[inline(never)]
    pub fn after_blanks(&mut self) -> Option<u8> {
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

    /// One of the words that are values.
    ///
    /// # Errors
    /// The first byte that differs.
    pub fn word(&mut self, word: &'static str) -> Read<&'static str> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return self.refuse();
            }
            self.at += 1;
        }
        Ok(word)
    }

    /// The items of a list, each of which `read` takes.
    ///
    /// # Errors
    /// Those of `read`, and the place where this is no list.
    pub fn items<E: From<Stopped>>(
        &mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        self.open(b'[')?;
        let mut goes_on = self.has_first(b']');
        while goes_on {
            read(self)?;
            goes_on = self.has_next(b']')?;
        }
        Ok(())
    }

    /// The members of an object, the value of each of which `read` takes; it is told the name.
    ///
    /// # Errors
    /// Those of `read`, and the place where this is no object.
    pub fn members<E: From<Stopped>>(
        &mut self,
        read: &mut dyn FnMut(&mut Self, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        self.open(b'{')?;
        let mut goes_on = self.has_first(b'}');
        while goes_on {
            let name = self.name()?;
            read(self, &name)?;
            goes_on = self.has_next(b'}')?;
        }
        Ok(())
    }

    fn open(&mut self, begin: u8) -> Read<()> {
        self.depth += 1;
        if self.depth == TOO_DEEP {
            return self.refuse();
        }
        self.take(begin)
    }

    /// Whether something is in the list or object that was opened; takes its end if not.
    fn has_first(&mut self, end: u8) -> bool {
        let is_empty = self.after_blanks() == Some(end);
        self.close(is_empty);
        !is_empty
    }

    /// Whether something follows, behind a comma; takes the end if not.
    fn has_next(&mut self, end: u8) -> Read<bool> {
        let is_over = self.after_blanks() == Some(end);
        self.close(is_over);
        if !is_over {
            self.take(b',')?;
        }
        Ok(!is_over)
    }

    fn close(&mut self, is_over: bool) {
        self.at += usize::from(is_over);
        self.depth -= u8::from(is_over);
    }

    fn name(&mut self) -> Read<Cow<'a, str>> {
        let name = self.string()?;
        self.take(b':')?;
        Ok(name)
    }

    /// Takes digits, and says whether there were any.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at > start
    }

    /// A number as it was written.
    ///
    /// # Errors
    /// The byte that does not belong to one.
    pub fn number(&mut self) -> Read<&'a str> {
        self.after_blanks();
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
            return Err(Stopped(whole + 1));
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
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }
}
