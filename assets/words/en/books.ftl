# The shelf of books, and the board.
books = Books
books_title = Books of the corner
books_note = You can read them here. No name is needed.
books_by_theme = By theme
books_by_sound = By sound of the title
books_without_theme = Other books
no_books_under = No book has been found under “{ $row }” on this shelf yet.
book_author = Author
book_shelf = Place on the shelf
book_borrowing = How to borrow
book_languages = Language of the book
book_on_shelf = On the shelf
book_lent = Lent out
book_read_here = To be read here
other_books = Books of the same theme
book_of_corner = A book on our shelf
is_book = Book
books_count = { $count ->
    [one] { $count } book
   *[other] { $count } books
}
together = Things to do together
together_note = Ideas from groups and people. Replies go through the 12th-floor desk.
no_proposals = There are no ideas on the board at the moment.
proposals_open = Looking for people
proposals_going = Under way
proposal_proposed = Idea
proposal_seeking = Looking for partners
proposal_preparing = Preparing
proposal_under_way = Under way
proposal_looking_back = Looking back
proposal_spreading = Spreading
proposal_by = From
proposal_aim = Aim
proposal_seeks = Looking for
proposal_offers = Can offer
proposal_when = When and where
reply_through_desk = Replies go through the desk
reply_through_desk_how = At the 12th-floor desk, or by { $extension }, say that it is about “{ $name }”. This screen does not show how to reach the other side.
reply_without_name = Ask the desk without giving your name
propose_too = If you have an idea, please tell the 12th-floor desk. Staff read it before it is shown.
is_proposal = Things to do together
