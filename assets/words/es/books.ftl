# The shelf of books, and the board.
books = Libros
books_title = Libros del espacio
books_note = Puede leerlos aquí. No hace falta decir el nombre.
books_by_theme = Por tema
books_by_sound = Por el sonido del título en japonés
books_without_theme = Otros libros
no_books_under = Aún no se ha encontrado ningún libro en «{ $row }» en este estante.
book_author = Autor
book_shelf = Lugar en el estante
book_borrowing = Cómo tomarlo prestado
book_languages = Idioma del libro
book_on_shelf = Está en el estante
book_lent = Prestado
book_read_here = Para leer aquí
other_books = Libros del mismo tema
book_of_corner = Un libro de nuestro estante
is_book = Libro
books_count = { $count ->
    [one] { $count } libro
   *[other] { $count } libros
}
together = Cosas para hacer juntos
together_note = Son propuestas de grupos y personas. Las respuestas pasan por la ventanilla del piso 12.
no_proposals = Por el momento no hay propuestas.
proposals_open = Buscan personas
proposals_going = En marcha
proposal_proposed = Propuesta
proposal_seeking = Búsqueda de personas
proposal_preparing = En preparación
proposal_under_way = En marcha
proposal_looking_back = Balance
proposal_spreading = Ampliando
proposal_by = De quién
proposal_aim = Objetivo
proposal_seeks = Busca
proposal_offers = Puede ofrecer
proposal_when = Cuándo y dónde
reply_through_desk = Las respuestas pasan por la ventanilla
reply_through_desk_how = En la ventanilla del piso 12 o por la { $extension }, diga que es sobre «{ $name }». Los datos de contacto no aparecen en la pantalla.
reply_without_name = Preguntar a la ventanilla sin decir el nombre
propose_too = Si tiene una idea, hable con la ventanilla del piso 12. El personal la lee antes de mostrarla.
is_proposal = Cosas para hacer juntos
