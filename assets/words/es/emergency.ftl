# Around an emergency.
emergency = Aviso de emergencia
emergency_touched = Ahora no se puede usar esta pantalla. Siga las indicaciones del personal.
emergency_since = Se muestra desde: { $time }
emergency_ask = Si necesita ayuda: personal o { $guard_room }
