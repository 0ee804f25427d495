-- script/failed
  error("\27[31m\0\226\128\174\155 rood")
