//! お問い合わせの控え: a form that is written before there is a secret, and filled in by whoever draws one.
//!
//! Nothing on it says what somebody asked, which group, or at what time of day (PRIVACY P5, P6).

use zeroize::Zeroizing;

use super::{NoSlip, Part, Payload, Phrase, Sign, Slip, Source, writer::Writer};
use crate::domain::follow_up::{Locator, PublicHost, kept_until};

/// Everything on the paper but its numbers and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Above the locator.
    head: Vec<Part>,
    /// Between the locator and the code.
    middle: Vec<Part>,
    /// What the code opens, where there is a public page.
    code: Option<(PublicHost, Phrase)>,
    /// Above the secret.
    secret: Part,
    /// Below the secret.
    foot: Vec<Part>,
    /// What stands on a paper that is only to be looked at.
    specimen: Part,
}

/// What is filled in.
pub struct Inscription {
    /// 受付番号.
    pub locator: Locator,
    /// ひらく番号 in its five groups, a space between two.
    pub secret: Zeroizing<String>,
    /// What the QR code holds; none without a public page.
    pub url: Option<Zeroizing<String>>,
}

impl Form {
    /// Writes the form; none where the site offers no follow-up, where nobody knows the date, or where nobody reads.
    pub fn write(source: Source<'_>) -> Result<Self, NoSlip> {
        let settings = &source.content.settings;
        let desk = settings.follow_up.as_ref().ok_or(NoSlip::NotFound)?;
        let today = source.at.ok_or(NoSlip::TimeUnknown)?.date();
        let reply = desk.reply_by(&source.content.desk, today).ok_or(NoSlip::NotFound)?;
        let until = kept_until(today).ok_or(NoSlip::TimeUnknown)?;
        let mut writer = Writer::new(source);
        let words = writer.words;
        let (lines, phone) = (writer.desk_lines(), words.emergency_numbers());
        let dates = vec![words.reply_about(reply), words.readable_until(until)];
        writer.put(Part::Fact { sign: Sign::Dates, name: words.reply(), lines: dates });
        writer.put(Part::Fact { sign: Sign::Desk, name: words.memo_desk(), lines });
        writer.put(Part::Fact { sign: Sign::Phone, name: words.in_danger(), lines: vec![phone] });
        writer.put(Part::Rule);
        writer.put(Part::Heading(words.show_nobody()));
        let host = desk.public_host.clone();
        let look = if host.is_some() { words.look_on_phone() } else { words.look_here() };
        Ok(Self {
            head: vec![Part::Title(words.follow_up_title()), Part::Note(words.locator_note())],
            middle: writer.parts(),
            code: host.map(|host| (host, words.follow_up_code())),
            secret: Part::Note(words.secret_note()),
            foot: vec![Part::Body(look), Part::Note(words.lost_paper())],
            specimen: Part::Framed(vec![words.only_a_specimen()]),
        })
    }

    /// The public page, where there is one.
    pub fn host(&self) -> Option<&PublicHost> {
        self.code.as_ref().map(|(host, _)| host)
    }

    /// The paper that somebody takes.
    pub fn fill(&self, with: &Inscription) -> Slip {
        let mut parts = self.head.clone();
        parts.push(Part::Figure(Phrase::plain(&with.locator.to_string())));
        parts.extend(self.middle.iter().cloned());
        let payload = with.url.as_ref().and_then(|url| Payload::parse(url));
        if let (Some((_, says)), Some(payload)) = (&self.code, payload) {
            parts.push(Part::Code { payload, says: says.clone() });
        }
        parts.push(self.secret.clone());
        let groups: Vec<&str> = with.secret.split(' ').collect();
        // Five groups do not fit beside each other in letters that a trembling hand can copy.
        for row in groups.chunks(GROUPS_IN_ROW) {
            parts.push(Part::Figure(Phrase::plain(&row.join(" "))));
        }
        parts.extend(self.foot.iter().cloned());
        Slip { parts }
    }

    /// The same with numbers that open nothing, for the glass and for whoever wants to see what it is.
    pub fn specimen(&self) -> Slip {
        let secret = Zeroizing::new(SPECIMEN_SECRET.to_owned());
        let url = self.host().map(|host| {
            Zeroizing::new(format!("HTTPS://{}/#{SPECIMEN_CODE}", host.as_str().to_ascii_uppercase()))
        });
        let mut slip = self.fill(&Inscription { locator: Locator::of_number(0), secret, url });
        slip.parts.insert(0, self.specimen.clone());
        slip
    }
}

/// Groups of the secret in one row.
const GROUPS_IN_ROW: usize = 3;
/// Zeros: their check digit is right, and no secret is ever drawn that opens something with them.
const SPECIMEN_SECRET: &str = "0000 0000 0000 0000 0000";
const SPECIMEN_CODE: &str = "00000000.00000000000000000000";
