//! Words of the shelf of books, and of いっしょにやりたいこと.

use super::{Words, fill, words};
use crate::domain::{book::Availability, proposal::ProposalStage};

impl Words {
    /// 「24冊」
    pub fn books_count(self, count: usize) -> String {
        fill!(self, "books_count", count = count)
    }

    /// 「「や」で はじまる本は、この棚では 見つかっていません。」
    pub fn no_books_under(self, row: &str) -> String {
        fill!(self, "no_books_under", row = row)
    }

    /// 「棚に あります」
    pub fn availability(self, availability: Availability) -> &'static str {
        match availability {
            Availability::OnShelf => self.say("book_on_shelf"),
            Availability::Lent => self.say("book_lent"),
            Availability::ReadHere => self.say("book_read_here"),
        }
    }

    /// 「相手さがし」
    pub fn proposal_stage(self, stage: ProposalStage) -> &'static str {
        self.say(match stage {
            ProposalStage::Proposed => "proposal_proposed",
            ProposalStage::Seeking => "proposal_seeking",
            ProposalStage::Preparing => "proposal_preparing",
            ProposalStage::UnderWay => "proposal_under_way",
            ProposalStage::LookingBack => "proposal_looking_back",
            ProposalStage::Spreading => "proposal_spreading",
        })
    }

    /// How one answers a proposal of this name: at the desk, or by its telephone.
    pub fn reply_through_desk_how(self, name: &str, extension: &str) -> String {
        fill!(self, "reply_through_desk_how", name = name, extension = self.extension(extension))
    }
}

words! {
    /// The door.
    books;
    /// Title of the shelf.
    books_title;
    /// Under it.
    books_note;
    /// One order of the shelf.
    books_by_theme;
    /// The other.
    books_by_sound;
    /// Books under no theme.
    books_without_theme;
    /// Who wrote it.
    book_author;
    /// Where it stands.
    book_shelf;
    /// How it is borrowed.
    book_borrowing;
    /// Languages it is written in.
    book_languages;
    /// Books of the same theme.
    other_books;
    /// Above a book on the signage.
    book_of_corner;
    /// What an answer of the search is.
    is_book;
    /// The door, and the title of the board.
    together;
    /// Under it.
    together_note;
    /// The board is empty.
    no_proposals;
    /// Proposals that look for somebody.
    proposals_open;
    /// Proposals that go on.
    proposals_going;
    /// Who proposes it.
    proposal_by;
    /// Why.
    proposal_aim;
    /// What is sought.
    proposal_seeks;
    /// What is given.
    proposal_offers;
    /// When and where.
    proposal_when;
    /// Title of how one answers.
    reply_through_desk;
    /// The way to the follow-up slip.
    reply_without_name;
    /// Who has an idea too.
    propose_too;
    /// What an answer of the search is.
    is_proposal;
}
