//! Words for a company, and those that often mean one.
//!
//! They are apart from the other words because two questions need them: what a column holds, and
//! whether a column that is not read may hold the company after all.

/// Names in one language, with a bar between them.
pub(super) type Names = (&'static str, &'static str);

/// Whether a word stands for a company's name rather than its number.
pub(super) fn names_a_company(text: &str) -> bool {
    COMPANY_NAME
        .iter()
        .any(|(_, texts)| texts.split('|').any(|name| name == text))
}

/// Words that often stand for a company and as often for a person.
const CUSTOMER: &str = "customer|client|account|employer|business|debtor|kunde|kunden|debitor|mandant|arbeitgeber|klant|cliente|conta|cuenta|employeur|kontrahent";
/// Words that may stand beside them and change nothing.
const BESIDE: &str = "b2b|name|id|no|nr|number|nummer|code|key|nom|nombre|nome";

/// Whether a header has a word for a company among others, as in "customer company" or "Firma des
/// Kunden", or is one that often means one, as "Customer No." does.
pub(super) fn mentions_a_company(header: &str) -> bool {
    let is_one_of = |words: &str, word: &str| words.split('|').any(|other| other == word);
    let mut left = header
        .split(' ')
        .filter(|word| !is_one_of(BESIDE, word))
        .peekable();
    if left.peek().is_some() && left.all(|word| is_one_of(CUSTOMER, word)) {
        return true;
    }
    let names = COMPANY_NAME.iter().flat_map(|(_, texts)| texts.split('|'));
    let mut single = names.filter(|name| !name.as_bytes().contains(&b' '));
    single.any(|name| {
        // Not within a word: a confirmation is no "firma".
        let at_an_end = |word: &str| word.starts_with(name) || word.ends_with(name);
        let is_it = |word: &str| word == name || (name.len() >= 5 && at_an_end(word));
        header.split(' ').any(is_it)
    })
}

/// What a company is called, as [`normalise`](super::normalise) leaves it.
pub(super) const COMPANY_NAME: &[Names] = &[
    (
        "en",
        "company|company name|b2b company|organization|organisation|organization name|account name|business name|corporation|legal entity|firm",
    ),
    (
        "de",
        "firma|firmenname|unternehmen|unternehmensname|gesellschaft",
    ),
    (
        "fr",
        "societe|entreprise|nom de la societe|nom de l entreprise|nom de societe|raison sociale",
    ),
    (
        "es",
        "empresa|nombre de la empresa|nombre de empresa|compania|razon social",
    ),
    (
        "it",
        "azienda|nome azienda|nome dell azienda|societa|ragione sociale|ditta",
    ),
    ("nl", "bedrijf|bedrijfsnaam|onderneming"),
    ("pt", "nome da empresa|companhia"),
    ("pl", "nazwa firmy|przedsiebiorstwo"),
    ("sv", "foretag|foretagsnamn|bolag"),
    ("da", "virksomhed|firmanavn|virksomhedsnavn|selskab"),
    ("no", "bedrift|bedriftsnavn|selskap"),
    ("fi", "yritys|yrityksen nimi|yhtio"),
    ("cs", "spolecnost|nazev spolecnosti"),
    ("hu", "ceg|cegnev|vallalat"),
    ("ro", "companie|nume companie"),
    ("tr", "sirket|sirket adi"),
    ("ja", "会社|会社名|企業名|法人名|勤務先|貴社名"),
    ("zh", "公司|公司名称|企业"),
    ("ko", "회사|회사명|기업|업체명|상호"),
    ("ru", "компания|организация|фирма|название компании"),
    ("uk", "компанія|організація"),
    ("el", "εταιρεία"),
    ("hr", "tvrtka"),
    ("sl", "podjetje"),
    ("et", "ettevote"),
    ("lv", "uznemums"),
    ("lt", "imone"),
    ("is", "fyrirtaeki"),
    ("vi", "cong ty"),
    ("id", "perusahaan"),
    ("ar", "شركة|الشركة"),
    ("he", "חברה"),
    ("hi", "कंपनी"),
    ("th", "บริษัท"),
];
