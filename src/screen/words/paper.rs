//! Words of papers: what can be had, what would come out, and what became of it.

use super::{Words, fill, words};
use crate::domain::printer::PrinterState;

impl Words {
    /// Why nothing can be printed: 「いまは 印刷できません。紙が ありません。」
    pub fn cannot_print(self, state: PrinterState) -> String {
        fill!(self, "cannot_print", why = self.printer(state))
    }

    /// Why nothing came out: 「紙は 出ていません。プリンターの ふたが 開いています。」
    pub fn nothing_came(self, state: PrinterState) -> String {
        fill!(self, "nothing_came", why = self.printer(state))
    }

    /// How a printer is, as a sentence without its stop.
    pub fn printer(self, state: PrinterState) -> &'static str {
        self.say(match state {
            PrinterState::Ready => "printer_ready",
            PrinterState::PaperLow => "printer_paper_low",
            PrinterState::PaperOut => "printer_paper_out",
            PrinterState::CoverOpen => "printer_cover_open",
            PrinterState::Offline => "printer_offline",
            PrinterState::Unknown => "printer_unknown",
        })
    }

    /// Whom to tell.
    pub fn tell_desk(self, extension: &str) -> String {
        fill!(self, "tell_desk", extension = self.extension(extension))
    }

    /// 「まとめた紙を見る（2グループ）」
    pub fn see_gathered(self, count: usize) -> String {
        fill!(self, "see_gathered", count = count)
    }
}

words! {
    /// Leads to the paper of a page.
    print_this;
    /// Leads to the numbers on paper.
    print_numbers;
    /// Leads to the card to hold out.
    print_card;
    /// Leads to the meetings of the week on paper.
    print_week;
    /// The same where nothing prints, but an address can be given.
    on_phone;
    /// Under the title of a paper.
    as_shown;
    /// Prints.
    print;
    /// Does not.
    put_away;
    /// A paper with the group's name.
    with_name;
    /// A paper without.
    without_name;
    /// What that means.
    without_name_note;
    /// Several groups on one paper.
    gather;
    /// Takes it out again.
    ungather;
    /// The picture of a paper.
    paper_picture;
    /// It is being drawn.
    paper_drawing;
    /// It cannot be made.
    paper_missing;
    /// The printers have not answered yet.
    paper_asking;
    /// On its way.
    printing;
    /// What to do meanwhile.
    printing_note;
    /// It came out.
    printed;
    /// Papers are found.
    printed_note;
    /// It did not.
    not_printed;
    /// Nobody knows.
    paper_unsure;
    /// What to do then.
    paper_unsure_note;
    /// The person knows: it did.
    it_came;
    /// It did not, or not whole.
    print_again;
    /// As many as one visit prints.
    slips_over;
    /// Without a printer.
    no_printer;
    /// What the code is for.
    code_instead;
    /// Where not even an address is known.
    copy_instead;
    /// Back to where one was.
    close;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_with_its_reason() {
        let words = Words::default();
        assert_eq!(words.cannot_print(PrinterState::PaperOut), "いまは 印刷できません。紙が ありません。");
        assert!(words.tell_desk("1200").contains("内線 1200"));
    }
}
