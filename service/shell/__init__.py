"""What is around Streamlit's pages: limits, policies, sharing cards, type and built files."""
