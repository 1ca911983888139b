# The shelf of books, and the board.
books = Livros
books_title = Livros do espaço
books_note = Você pode ler aqui. Não precisa dizer o nome.
books_by_theme = Por tema
books_by_sound = Pelo som do título em japonês
books_without_theme = Outros livros
no_books_under = Ainda não foi encontrado livro em “{ $row }” nesta estante.
book_author = Autor
book_shelf = Lugar na estante
book_borrowing = Como pegar emprestado
book_languages = Idioma do livro
book_on_shelf = Está na estante
book_lent = Emprestado
book_read_here = Para ler aqui
other_books = Livros do mesmo tema
book_of_corner = Um livro da nossa estante
is_book = Livro
books_count = { $count ->
    [one] { $count } livro
   *[other] { $count } livros
}
together = Coisas para fazer juntos
together_note = São propostas de grupos e pessoas. As respostas passam pelo balcão do 12º andar.
no_proposals = No momento não há propostas.
proposals_open = Procurando pessoas
proposals_going = Em andamento
proposal_proposed = Proposta
proposal_seeking = À procura de parceiros
proposal_preparing = Em preparação
proposal_under_way = Em andamento
proposal_looking_back = Avaliação
proposal_spreading = Ampliando
proposal_by = De quem
proposal_aim = Objetivo
proposal_seeks = Procura
proposal_offers = Pode oferecer
proposal_when = Quando e onde
reply_through_desk = As respostas passam pelo balcão
reply_through_desk_how = No balcão do 12º andar ou pelo { $extension }, diga que é sobre “{ $name }”. O contato da outra parte não aparece na tela.
reply_without_name = Perguntar ao balcão sem dizer o nome
propose_too = Se tiver uma ideia, fale com o balcão do 12º andar. A equipe lê antes de mostrar.
is_proposal = Coisas para fazer juntos
