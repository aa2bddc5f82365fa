//! Drafts as other programs hand them over: values of any plain type stand for their text.

use super::draft_texts::{DraftTexts, NameAndValue};
use super::{DraftError, Field, UserDraft};
use crate::json::{Json, JsonError, Read, Reader, Stopped};
use std::borrow::Cow;

/// What separates the members of a list that is given as a list.
const SEPARATOR: &str = ";";

/// What stopped the reading of a draft, or of several.
pub(crate) enum Refused {
    /// The text is no JSON.
    NotJson(Stopped),
    /// It is, and says what no draft does.
    Wrong(DraftError),
}

impl From<Stopped> for Refused {
    fn from(stopped: Stopped) -> Self {
        Self::NotJson(stopped)
    }
}

impl From<DraftError> for Refused {
    fn from(error: DraftError) -> Self {
        Self::Wrong(error)
    }
}

impl Refused {
    pub(crate) fn in_text(self, text: &str) -> DraftError {
        match self {
            Self::NotJson(stopped) => DraftError::NotJson(JsonError::new(stopped, text)),
            Self::Wrong(error) => error,
        }
    }
}

impl<'a> DraftTexts<'a> {
    /// As [`UserDraft::read`]; what is not escaped stays where it stands.
    pub(crate) fn read(text: &'a str) -> Result<Self, DraftError> {
        let draft = Reader::read(text, &mut |reader| read_draft(reader));
        draft.map_err(|refused| refused.in_text(text))
    }

    /// A list of drafts. An error comes with the place of the draft, counted from 1; 0 if this is no list.
    pub(crate) fn read_list(text: &'a str) -> Result<Vec<Self>, (usize, DraftError)> {
        let mut drafts = Vec::new();
        let mut place = 0;
        let read = Reader::read(text, &mut |reader| {
            if reader.after_blanks() != Some(b'[') {
                Json::take(reader)?;
                return Err(DraftError::NotAnObject.into());
            }
            reader.items::<Refused>(&mut |reader| {
                place = drafts.len() + 1;
                read_draft(reader).map(|draft| drafts.push(draft))
            })
        });
        match read {
            Ok(()) => Ok(drafts),
            Err(refused) => Err((place, refused.in_text(text))),
        }
    }
}

impl UserDraft {
    /// Reads a draft from a JSON text: an object of the field names of the Users API, with values of any plain type.
    ///
    /// Channels may be a list, and the store's own fields a list of names and values or an object of them.
    ///
    /// # Errors
    /// What is no such object, and names that no field has.
    ///
    /// ```
    /// use b2b_users_core::user::UserDraft;
    ///
    /// let text = r#"{ "email": "marie@example.com", "companyId": 42, "channelIds": [1, 2] }"#;
    /// let draft = UserDraft::read(text).unwrap();
    /// assert_eq!((&*draft.company_id, &*draft.channel_ids), ("42", "1;2"));
    /// assert_eq!(UserDraft::read("7").unwrap_err().code(), "draft.not_an_object");
    /// ```
    pub fn read(text: &str) -> Result<Self, DraftError> {
        DraftTexts::read(text).map(DraftTexts::into_draft)
    }
}

/// Reads a draft where it stands.
pub(crate) fn read_draft<'a>(reader: &mut Reader<'a>) -> Result<DraftTexts<'a>, Refused> {
    let mut draft = DraftTexts::default();
    if reader.after_blanks() != Some(b'{') {
        Json::take(reader)?;
        return Err(DraftError::NotAnObject.into());
    }
    reader.members::<Refused>(&mut |reader, name| {
        let mut fields = Field::ALL.into_iter();
        let field = fields.find(|field| field.name() == name);
        let field = field.ok_or_else(|| DraftError::UnknownField(name.to_owned()))?;
        match field {
            Field::ExtraFields => draft.extra_fields = read_extra_fields(reader)?,
            _ => draft.set(field, read_field(reader, field)?),
        }
        Ok(())
    })?;
    Ok(draft)
}

fn read_field<'a>(reader: &mut Reader<'a>, field: Field) -> Result<Cow<'a, str>, Refused> {
    if field != Field::ChannelIds || reader.after_blanks() != Some(b'[') {
        return read_text(reader, field.name());
    }
    let mut text = String::new();
    let mut is_first = true;
    reader.items::<Refused>(&mut |reader| {
        if reader.after_blanks() == Some(b'[') {
            return Err(DraftError::ListWithinList(field.name()).into());
        }
        text.push_str(if is_first { "" } else { SEPARATOR });
        is_first = false;
        text.push_str(&read_text(reader, field.name())?);
        Ok(())
    })?;
    Ok(text.into())
}

/// The text that a value of a plain type stands for.
fn read_text<'a>(reader: &mut Reader<'a>, name: &str) -> Result<Cow<'a, str>, Refused> {
    Ok(match reader.after_blanks() {
        Some(b'"') => reader.string()?,
        Some(b't') => reader.word("true")?.into(),
        Some(b'f') => reader.word("false")?.into(),
        Some(b'n') => reader.word("null").map(|_| "")?.into(),
        Some(b'[' | b'{') => return Err(DraftError::NotAValue(name.to_owned()).into()),
        _ => read_number(reader)?.into(),
    })
}

/// A number as it was written; a whole one that was written with a fraction, without it.
fn read_number<'a>(reader: &mut Reader<'a>) -> Read<&'a str> {
    let text = reader.number()?;
    let whole = text.split_once('.');
    let whole = whole.filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'));
    Ok(whole.map_or(text, |(whole, _)| whole))
}

/// The store's own fields: a list of names and values, or an object of them.
fn read_extra_fields<'a>(reader: &mut Reader<'a>) -> Result<Vec<NameAndValue<'a>>, Refused> {
    let mut fields = Vec::new();
    match reader.after_blanks() {
        Some(b'[') => {
            reader.items::<Refused>(&mut |reader| {
                read_extra_field(reader).map(|field| fields.push(field))
            })?;
        }
        Some(b'{') => reader.members::<Refused>(&mut |reader, name| {
            let value = read_text(reader, name).map_err(within_extra_fields)?;
            fields.push((name.to_owned().into(), value));
            Ok(())
        })?,
        Some(b'n') => drop(reader.word("null")?),
        _ => {
            Json::take(reader)?;
            return Err(DraftError::ExtraFields.into());
        }
    }
    Ok(fields)
}

/// One of a list.
fn read_extra_field<'a>(reader: &mut Reader<'a>) -> Result<NameAndValue<'a>, Refused> {
    let mut field = NameAndValue::default();
    if reader.after_blanks() != Some(b'{') {
        Json::take(reader)?;
        return Err(DraftError::ExtraField.into());
    }
    reader.members::<Refused>(&mut |reader, name| {
        let text = match name {
            "fieldName" => &mut field.0,
            "fieldValue" => &mut field.1,
            _ => return Err(DraftError::ExtraField.into()),
        };
        *text = read_text(reader, name).map_err(within_extra_fields)?;
        Ok(())
    })?;
    Ok(field)
}

/// What is wrong with one of the store's own fields, named with where it stands: its name alone could be that of any field.
fn within_extra_fields(refused: Refused) -> Refused {
    match refused {
        Refused::Wrong(DraftError::NotAValue(name)) => {
            let place = [Field::ExtraFields.name(), ", ", &name].concat();
            DraftError::NotAValue(place).into()
        }
        other => other,
    }
}
