-- script/failed
  print("\27[2J")
