"""How the map is drawn: in the browser by folium, on paper by matplotlib."""
