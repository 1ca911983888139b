# Group mailboxes and lockers.
post_and_lockers = Correio e armários
box_ask = Número da caixa (3 dígitos)
pin_ask = PIN (4 dígitos)
see_post = Ver o correio
box_wrong = O número da caixa ou o PIN não confere. Digite de novo.
post_where = Entregamos no balcão do 12º andar.
post_none_note = A equipe do balcão marca no dia em que algo chega.
post_waiting = Há correio para retirar
post_nothing = Não chegou correio
mailbox_lent_until = Uso da caixa de correio: até { $date }
locker_lent_until = Uso do armário: até { $date }
pin_where = O PIN foi entregue a você quando a caixa foi emprestada. Se não souber, pergunte no balcão do 12º andar ({ $extension }).
box_digits_typed = Número da caixa: { $filled } de { $count } dígitos
pin_digits_typed = PIN: { $filled } de { $count } dígitos
