# Group mailboxes and lockers.
post_and_lockers = Correo y casilleros
box_ask = Número del buzón (3 dígitos)
pin_ask = PIN (4 dígitos)
see_post = Ver el correo
box_wrong = El número del buzón o el PIN no coincide. Ingréselo de nuevo.
post_where = Se entrega en la ventanilla del piso 12.
post_none_note = El personal de la ventanilla lo marca el día en que llega.
post_waiting = Hay correo para recoger
post_nothing = No ha llegado correo
mailbox_lent_until = Uso del buzón: hasta el { $date }
locker_lent_until = Uso del casillero: hasta el { $date }
pin_where = El PIN se le entregó cuando se le prestó el buzón. Si no lo sabe, pregunte en la ventanilla del piso 12 ({ $extension }).
box_digits_typed = Número del buzón: { $filled } de { $count } dígitos
pin_digits_typed = PIN: { $filled } de { $count } dígitos
