"""What is due for erasure, who agreed, and the erasure itself."""
