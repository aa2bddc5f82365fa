//! Texts and names within JSON, with what is escaped in them.

use super::clean_bytes;
use super::read::{Read, Reader, Stopped};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// A text, borrowed if nothing in it is escaped.
    ///
    /// # Errors
    /// The place where it is none.
    pub fn string(&mut self) -> Read<Cow<'a, str>> {
        self.take(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let clean = clean_bytes(rest.as_bytes());
            text += rest.get(..clean).unwrap_or_default();
            self.at += clean;
            match self.next() {
                Some(b'"') => return Ok(text),
                Some(b'\\') => text.to_mut().push(self.escaped()?),
                // A control character, or the end.
                _ => return Err(Stopped(self.at)),
            }
        }
    }

    #[cold]
    fn escaped(&mut self) -> Read<char> {
        Ok(match self.next() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(Stopped(self.at)),
        })
    }

    /// Four digits of a character, or two times four of one beyond 16 bits. Half of such a pair is none.
    fn unicode(&mut self) -> Read<char> {
        let mut code = self.hexadecimal()?;
        if let 0xD800..=0xDBFF = code {
            for expected in [b'\\', b'u'] {
                if self.next() != Some(expected) {
                    return Err(Stopped(self.at));
                }
            }
            let low = self.hexadecimal()?;
            let (0xDC00..=0xDFFF) = low else {
                return Err(Stopped(self.at));
            };
            code = 0x1_0000 + ((code & 0x3FF) << 10 | low & 0x3FF);
        }
        char::from_u32(code).ok_or(Stopped(self.at))
    }

    #[inline(never)]
    fn hexadecimal(&mut self) -> Read<u32> {
        let digits = self.text.as_bytes().get(self.at..);
        let digits = digits.and_then(<[u8]>::first_chunk::<4>);
        self.at += 4;
        let mut digits = digits.ok_or(Stopped(self.at))?.iter();
        let number = digits.try_fold(0, |number, digit| {
            Some(number << 4 | char::from(*digit).to_digit(16)?)
        });
        number.ok_or(Stopped(self.at))
    }
}
