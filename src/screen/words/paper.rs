//! Words of papers: what can be had, what would come out, and what became of it.

use super::{Words, words};
use crate::domain::printer::PrinterState;

impl Words {
    /// Why nothing can be printed: 「いまは 印刷できません。紙が ありません。」
    pub fn cannot_print(self, state: PrinterState) -> String {
        format!("いまは 印刷できません。{}。", state.words())
    }

    /// Why nothing came out: 「紙は 出ていません。プリンターの ふたが 開いています。」
    pub fn nothing_came(self, state: PrinterState) -> String {
        format!("紙は 出ていません。{}。", state.words())
    }

    /// Whom to tell.
    pub fn tell_desk(self, extension: &str) -> String {
        format!("12階の窓口（{}）に 知らせてもらえると 助かります。", self.extension(extension))
    }

    /// 「まとめた紙を見る（2グループ）」
    pub fn see_gathered(self, count: usize) -> String {
        format!("まとめた紙を見る（{count}グループ）")
    }
}

words! {
    /// Leads to the paper of a page.
    print_this = "紙に印刷する";
    /// Leads to the numbers on paper.
    print_numbers = "電話番号のメモを 印刷する";
    /// Leads to the card to hold out.
    print_card = "はじめての方の 紙を 印刷する";
    /// Leads to the meetings of the week on paper.
    print_week = "今週の集まりを 印刷する";
    /// The same where nothing prints, but an address can be given.
    on_phone = "スマホで見る";
    /// Under the title of a paper.
    as_shown = "この紙が、このまま 出ます。";
    /// Prints.
    print = "印刷する";
    /// Does not.
    put_away = "やめる";
    /// A paper with the group's name.
    with_name = "名前をのせる";
    /// A paper without.
    without_name = "名前をのせない";
    /// What that means.
    without_name_note = "グループの名前も テーマも のせません。";
    /// Several groups on one paper.
    gather = "ほかのグループと まとめる";
    /// Takes it out again.
    ungather = "まとめから はずす";
    /// The picture of a paper.
    paper_picture = "出てくる紙";
    /// It is being drawn.
    paper_drawing = "紙を 用意しています";
    /// It cannot be made.
    paper_missing = "この紙は、いま つくれません";
    /// The printers have not answered yet.
    paper_asking = "プリンターを 確かめています";
    /// On its way.
    printing = "印刷しています";
    /// What to do meanwhile.
    printing_note = "紙が 出るまで、そのまま お待ちください。";
    /// It came out.
    printed = "紙を お取りください";
    /// Papers are found.
    printed_note = "置きわすれると、ほかの人の 目に ふれます。";
    /// It did not.
    not_printed = "印刷できませんでした";
    /// Nobody knows.
    paper_unsure = "紙が 出たか、分かりません";
    /// What to do then.
    paper_unsure_note = "プリンターを 見てください。途中まで 出ていることが あります。";
    /// The person knows: it did.
    it_came = "紙は 出ました";
    /// It did not, or not whole.
    print_again = "もういちど 試す";
    /// As many as one visit prints.
    slips_over = "一度に 印刷できるのは 5枚までです。ほかにも 必要な方は、12階の窓口へ どうぞ。";
    /// Without a printer.
    no_printer = "この端末では 印刷できません。";
    /// What the code is for.
    code_instead = "スマートフォンの カメラで 読みとると、案内の ページが 開きます。";
    /// Where not even an address is known.
    copy_instead = "12階の窓口で おたずねください。";
    /// Back to where one was.
    close = "前のページへ";
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
