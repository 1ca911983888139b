# Papers: what can be had, what would come out, and what became of it.
print_this = Imprimir en papel
print_numbers = Imprimir los números de teléfono
print_card = Imprimir el papel de la primera vez
print_week = Imprimir las reuniones de la semana
on_phone = Ver en el celular
as_shown = El papel sale exactamente así.
print = Imprimir
put_away = No imprimir
with_name = Con el nombre
without_name = Sin el nombre
without_name_note = No aparecen ni el nombre del grupo ni el tema.
gather = Juntar con otros grupos
ungather = Quitar del conjunto
paper_picture = El papel que sale
paper_drawing = Preparando el papel
paper_missing = Ahora no se puede hacer este papel
paper_asking = Verificando la impresora
printing = Imprimiendo
printing_note = Espere hasta que salga el papel.
printed = Por favor, tome el papel
printed_note = Si queda olvidado, otras personas pueden verlo.
not_printed = No se pudo imprimir
paper_unsure = No sabemos si salió el papel
paper_unsure_note = Mire la impresora. El papel puede haber salido en parte.
it_came = El papel salió
print_again = Intentar de nuevo
slips_over = Se pueden imprimir hasta 5 papeles por vez. Si necesita más, vaya a la ventanilla del piso 12.
no_printer = Esta terminal no imprime.
code_instead = Léalo con la cámara del celular para abrir la página con la información.
copy_instead = Pregunte en la ventanilla del piso 12.
close = Página anterior
cannot_print = Ahora no se puede imprimir. { $why }.
nothing_came = El papel no salió. { $why }.
printer_ready = La impresora está lista
printer_paper_low = La impresora está lista. Queda poco papel
printer_paper_out = No hay papel
printer_cover_open = La tapa de la impresora está abierta
printer_offline = La impresora está detenida
printer_unknown = No sabemos cómo está la impresora
tell_desk = Si puede avisar a la ventanilla del piso 12 ({ $extension }), nos ayuda.
see_gathered = Ver el papel del conjunto ({ $count ->
    [one] { $count } grupo
   *[other] { $count } grupos
})
