-- script/failed
  teller = 1
