# Around an emergency.
emergency = Aviso de emergência
emergency_touched = Agora esta tela não pode ser usada. Siga as orientações da equipe.
emergency_since = Exibido desde: { $time }
emergency_ask = Se precisar de ajuda: equipe ou { $guard_room }
