//! The stable codes of what can be wrong with an address.

macro_rules! reasons {
    ($( $(#[doc = $doc:literal])+ $name:ident = $text:literal; )+) => {
        /// Why an address is none that a store accepts: the `reason` of `email.invalid`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Reason { $( $(#[doc = $doc])+ $name, )+ }

        impl Reason {
            /// Every reason there is.
            pub const ALL: &'static [Self] = &[$( Self::$name, )+];

            /// The text that programs see, such as `no_at`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $text, )+ }
            }
        }
    };
}

reasons! {
    /// A character that no one sees (`codePoint`).
    HiddenCharacter = "hidden_character";
    /// More bytes than an address may have (`maximum`).
    TooLong = "too_long";
    /// No @.
    NoAt = "no_at";
    /// Nothing before the @.
    LocalEmpty = "local_empty";
    /// More before the @ than mail allows.
    LocalTooLong = "local_too_long";
    /// Nothing after the @.
    DomainEmpty = "domain_empty";
    /// More after the @ than mail allows.
    DomainTooLong = "domain_too_long";
    /// Dots after the @ that separate nothing.
    DomainDots = "domain_dots";
    /// No dot after the @.
    NoEnding = "no_ending";
    /// An address in square brackets after the @.
    AddressLiteral = "address_literal";
    /// A name around the address.
    NameAround = "name_around";
    /// Dots before the @ that separate nothing.
    LocalDots = "local_dots";
    /// A character that mail does not allow.
    Character = "character";
    /// No name of a domain after the @.
    NotADomain = "not_a_domain";
    /// A last part that no domain has.
    EndingInvalid = "ending_invalid";
    /// A blank.
    Blank = "blank";
    /// A comma or semicolon, as between two addresses.
    Several = "several";
    /// Letters before the @ other than a to z (management access).
    LocalLetters = "local_letters";
    /// Letters after the @ that can be written in another way.
    DomainLetters = "domain_letters";
}
